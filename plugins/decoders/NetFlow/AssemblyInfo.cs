using System.Runtime.CompilerServices;
using FlowHost.Decoders.NetFlow;
using FlowHost.Decoders.NetFlow.Inspection;
using FlowHost.Sdk;

[assembly: FlowPlugin("netflow5", typeof(NetFlow5Decoder), Description = "NetFlow version 5, as many routers and switches export it.")]
[assembly: FlowPlugin("netflow9", typeof(NetFlow9Decoder), Options = typeof(TemplateOptions), Description = "NetFlow version 9 (RFC 3954), Cisco HSL and ASA NSEL included.")]
[assembly: FlowPlugin("ipfix", typeof(IpfixDecoder), Options = typeof(TemplateOptions), Description = "IPFIX (RFC 7011).")]
[assembly: InspectionRule(typeof(TemplateRule))]
[assembly: InspectionRule(typeof(DropRule))]
[assembly: InspectionRule(typeof(LossRule))]
[assembly: InspectionRule(typeof(ClockRule))]
[assembly: InspectionRule(typeof(TimeoutRule))]
[assembly: InspectionRule(typeof(ElementRule))]
[assembly: InspectionRule(typeof(SamplingRule))]
[assembly: InspectionRule(typeof(OptionTableRule))]
[assembly: InternalsVisibleTo("FlowHost.Plugins.Tests")]
[assembly: InternalsVisibleTo("FlowHost.Benchmarks")]
[assembly: InternalsVisibleTo("FlowHost.Fuzz")]
