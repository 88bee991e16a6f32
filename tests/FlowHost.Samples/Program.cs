using FlowHost.Samples;

if (args is not [var file])
{
    Console.Error.WriteLine("Give the file to write: dotnet run --project tests/FlowHost.Samples -- pipelines/samples/cisco-router.pcap");
    return 64;
}

var capture = CiscoRouterSample.Create();
File.WriteAllBytes(file, capture);
Console.Error.WriteLine($"{file}: {capture.Length} octets");
return 0;
