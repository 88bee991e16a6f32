using Microsoft.AspNetCore.Routing;

namespace FlowHost.Control;

/// <summary>Paths of the control endpoint that belong together. Another group is one more class, named in <see cref="ControlServer"/>.</summary>
internal interface IEndpointGroup
{
    /// <summary>Adds its paths. All are GET; what else is asked is refused before it gets here.</summary>
    void Map(IEndpointRouteBuilder routes);
}
