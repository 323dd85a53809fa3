using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareBridge.Platform.OpenApi;

/// <summary>Who may call an operation, and how they show who they are.</summary>
internal static class ApiCallers
{
    private const string Bearer = "bearer";
    private const string Cookie = "cookie";

    /// <summary>As the portal signs people in.</summary>
    public static void Introduce(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The accessToken of POST /api/portal/token; a requirement names the role it takes.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Cookie, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "carebridge-session",
            Description = "Of POST /api/portal/session; what changes something also needs the header "
                + "X-CareBridge-Request.",
        });
    }

    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (IsOpen(context))
        {
            operation.Description = "Open to whoever asks.";
            return Task.CompletedTask;
        }
        var roles = Roles(context).ToList();
        operation.Description = roles.Count == 0 ? "For whoever is signed in." : $"For: {string.Join(", ", roles)}.";
        operation.Security =
        [
            .. from scheme in (string[])[Bearer, Cookie]
               from role in roles.DefaultIfEmpty()
               select new OpenApiSecurityRequirement
               {
                   [new OpenApiSecuritySchemeReference(scheme, context.Document)] = role is null ? [] : [role],
               },
        ];
        return Task.CompletedTask;
    }

    public static bool IsOpen(OpenApiOperationTransformerContext context) =>
        Metadata<IAllowAnonymous>(context).Any();

    /// <summary>One of them is enough; none when anybody will do who is signed in.</summary>
    public static IEnumerable<string> Roles(OpenApiOperationTransformerContext context) =>
        Metadata<AuthorizationPolicy>(context)
            .SelectMany(policy => policy.Requirements.OfType<RolesAuthorizationRequirement>())
            .SelectMany(requirement => requirement.AllowedRoles)
            .Distinct();

    private static IEnumerable<T> Metadata<T>(OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<T>();
}
