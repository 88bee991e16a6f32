using System.Net;
using Microsoft.AspNetCore.Http;

namespace FlowHost.Control;

/// <summary>
/// What every request must keep to: GET, no body, and, while only this machine can connect, a Host that means this machine. A web page that
/// has its own name resolved to 127.0.0.1 (DNS rebinding) sends its own name; one that asks 127.0.0.1 sends where it comes from.
/// </summary>
internal sealed class RequestRules(RequestDelegate next, bool isLoopback)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Only GET is answered here.");
        }
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "A request has no body here.");
        }
        if (isLoopback && !IsThisMachine(request.Host.Host))
        {
            return RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "Ask for localhost, 127.0.0.1 or [::1].");
        }
        if (request.Headers.Origin.Count > 0 || request.Headers["Sec-Fetch-Site"].Any(site => site is not ("none" or "same-origin")))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "A page of another site has no business here.");
        }
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    /// <summary>Whether a Host header's name can only mean this machine.</summary>
    internal static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason + "\n");
    }
}
