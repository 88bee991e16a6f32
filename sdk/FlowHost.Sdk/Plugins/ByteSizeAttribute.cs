namespace FlowHost.Sdk;

/// <summary>
/// Marks an integer option that counts octets: a pipeline may then say <c>4MiB</c>, <c>512KiB</c>, <c>1GiB</c> or <c>1500B</c>,
/// and decimal <c>4MB</c>, <c>512kB</c>, <c>1GB</c>, beside a plain number.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ByteSizeAttribute : Attribute;
