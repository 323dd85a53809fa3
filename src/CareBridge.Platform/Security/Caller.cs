using System.Security.Claims;
using System.Text.Json.Serialization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Platform.Security;

/// <summary>Who makes the request. Endpoint handlers take it as a parameter.</summary>
/// <param name="Id">The staff member's or participant's id.</param>
/// <param name="OrganizationId">Where a staff member works.</param>
public sealed record Caller(Guid Id, Role Role, Guid? OrganizationId)
{
    private const string IdClaim = "sub";
    private const string RoleClaim = "role";
    private const string OrganizationClaim = "org";

    /// <summary>The organization a member of staff acts for.</summary>
    /// <exception cref="RefusedException">The caller works for none.</exception>
    [JsonIgnore]
    public Guid Organization => OrganizationId
        ?? throw new RefusedException("no-organization", "This needs an account that belongs to an organization.");

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme, IdClaim, RoleClaim);
        identity.AddClaims(ToClaims());
        return new ClaimsPrincipal(identity);
    }

    public IEnumerable<Claim> ToClaims()
    {
        yield return new Claim(IdClaim, Id.ToString());
        yield return new Claim(RoleClaim, EnumCode.Of(Role));
        if (OrganizationId is { } organization) yield return new Claim(OrganizationClaim, organization.ToString());
    }

    /// <summary>Null when nobody is signed in.</summary>
    public static Caller? From(ClaimsPrincipal principal)
    {
        if (!Guid.TryParse(principal.FindFirstValue(IdClaim), out var id)) return null;
        var code = principal.FindFirstValue(RoleClaim);
        foreach (var role in Enum.GetValues<Role>())
        {
            if (EnumCode.Of(role) != code) continue;
            var organization = principal.FindFirstValue(OrganizationClaim);
            return new Caller(id, role, organization is null ? null : Guid.Parse(organization));
        }
        return null;
    }

    public static ValueTask<Caller?> BindAsync(HttpContext http) => ValueTask.FromResult(From(http.User));
}
