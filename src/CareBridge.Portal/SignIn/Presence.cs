using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// What a request tells of whether somebody is there, and what is open to whom. A page that reads itself again is
/// nobody's act: a screen that is left alone locks however live it is.
/// </summary>
internal static class Presence
{
    /// <summary>Open to staff who have no second factor yet: for setting one up.</summary>
    public static TBuilder OpenWithoutSecondFactor<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new WithoutSecondFactor());

    /// <summary>Takes a fresh proof of who they are, for it changes or shows what lets them in.</summary>
    public static TBuilder TakesFreshProof<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FreshProof());

    /// <summary>Open to whoever is not signed in, and dear: counted by where it comes from.</summary>
    public static TBuilder CountsTries<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(SignInLimits.Tries);

    /// <summary>What is sent there is kept nowhere when the session has ended: passwords, codes.</summary>
    public static TBuilder KeepsNothing<TBuilder>(this TBuilder page)
        where TBuilder : IEndpointConventionBuilder => page.WithMetadata(new NothingKept());

    public static bool IsOpenWithoutSecondFactor(this HttpContext http) => Has<WithoutSecondFactor>(http);

    public static bool TakesFreshProof(this HttpContext http) => Has<FreshProof>(http);

    public static bool KeepsNothing(this HttpContext http) => Has<NothingKept>(http);

    public static bool StaysOnScreen(this HttpContext http) => http.GetEndpoint()?.StaysOnScreen() == true;

    /// <remarks>What is open to all may be kept by caches, and must bring no cookie there.</remarks>
    public static bool IsAct(this HttpContext http) =>
        !http.StaysOnScreen()
        && !Has<IAllowAnonymous>(http)
        && !(HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.ContainsKey("HX-Request"));

    private static bool Has<T>(HttpContext http)
        where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>() is not null;

    private sealed class WithoutSecondFactor;

    private sealed class FreshProof;

    private sealed class NothingKept;
}
