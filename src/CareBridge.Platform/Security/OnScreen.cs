using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Platform.Security;

/// <summary>
/// What a screen reads by itself when nobody sits before it. Such an endpoint names nobody, or says no more than that
/// something has changed: it is open to a session that is locked, and reading it is nobody's act.
/// </summary>
public static class OnScreen
{
    /// <summary>The endpoint says so of itself; nothing that a request says makes it one.</summary>
    public static TBuilder StaysOnScreen<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Mark());

    public static bool StaysOnScreen(this Endpoint endpoint) => endpoint.Metadata.GetMetadata<Mark>() is not null;

    private sealed class Mark;
}
