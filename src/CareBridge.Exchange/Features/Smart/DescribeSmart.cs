using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Tells clients where and how to get a token (SMART App Launch 2, conformance).</summary>
internal static class DescribeSmart
{
    private const string Path = "/.well-known/smart-configuration";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Handle).AllowAnonymous().ShowsNothing();
        routes.MapGet("/fhir" + Path, Handle).AllowAnonymous().ShowsNothing();
    }

    private static IResult Handle(HttpRequest request, PublicAddress address) => Results.Json(new
    {
        token_endpoint = address.TokenEndpoint(request),
        grant_types_supported = (string[])[IssueToken.GrantType],
        token_endpoint_auth_methods_supported = (string[])["private_key_jwt"],
        token_endpoint_auth_signing_alg_values_supported = (string[])["RS384", "ES384"],
        scopes_supported = (string[])
        [
            "system/*.rs",
            .. ServedTypes.All.SelectMany(type => type.Scopes()),
            $"system/{SubscriptionAnswer.Type}.cruds",
        ],
        // Asked for of every server, of those too that no app is launched from.
        code_challenge_methods_supported = (string[])["S256"],
        capabilities = (string[])["client-confidential-asymmetric", "permission-v1", "permission-v2"],
    });
}
