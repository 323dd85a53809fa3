using CareBridge.Platform.Keys;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Security;

/// <summary>How callers other than services prove who they are in this process.</summary>
public sealed class CallerAuthenticationOptions
{
    /// <summary>The scheme people sign in with; null where no portal runs and only services may call.</summary>
    public string? PeopleScheme { get; set; }
}

public static class CallerAuthentication
{
    /// <summary>Tells services from people by the Authorization header.</summary>
    private const string DefaultScheme = "CareBridge";

    /// <summary>Opens the endpoint to callers of these roles and to nobody else.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.RequireRole(roles.Select(EnumCode.Of)));

    internal static IServiceCollection AddCallers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKeys(configuration);
        services.AddSingleton<InternalTokens>();
        services.AddOptions<CallerAuthenticationOptions>();
        services.AddAuthentication(DefaultScheme)
            .AddScheme<AuthenticationSchemeOptions, InternalAuthenticationHandler>(InternalTokens.Scheme, null)
            .AddPolicyScheme(DefaultScheme, null, _ => { });
        services.AddOptions<PolicySchemeOptions>(DefaultScheme)
            .Configure<Microsoft.Extensions.Options.IOptions<CallerAuthenticationOptions>>((scheme, people) =>
                scheme.ForwardDefaultSelector = http => IsForService(http) || NamesItsScheme(http.GetEndpoint())
                    ? InternalTokens.Scheme
                    : people.Value.PeopleScheme ?? InternalTokens.Scheme);
        services.AddAuthorizationBuilder()
            // An endpoint that says nothing is closed, not open; and only who is known hears that an address is none.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsHarmless).Build());
        return services;
    }

    private static bool IsForService(HttpContext http) => http.Request.Headers.Authorization.ToString()
        .StartsWith(InternalTokens.Scheme, StringComparison.Ordinal);

    /// <summary>
    /// Authorization asks the scheme that the endpoint names, and that one alone; what comes there is no person's
    /// token, and is not to be tried as one.
    /// </summary>
    private static bool NamesItsScheme(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<AuthorizationPolicy>() is { AuthenticationSchemes.Count: > 0 };

    private static bool IsHarmless(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() switch
        {
            RouteEndpoint => false,
            null => context.User.Identity is { IsAuthenticated: true },
            // Routing's own: 405 and 415.
            _ => true,
        };
}
