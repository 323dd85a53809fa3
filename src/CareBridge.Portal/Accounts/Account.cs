using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Identity;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// How one person signs in. Its id is the person's id in the directory; an administrator is not listed there.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required Role Role { get; init; }

    /// <summary>Where a staff member works; null for participants and administrators.</summary>
    public Guid? OrganizationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool Disabled { get; private set; }

    public Caller ToCaller() => new(Id, Role, OrganizationId);

    public void Disable() => Disabled = true;
}
