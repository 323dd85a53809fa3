using System.Security.Cryptography;
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

    /// <summary>Null when it never was again.</summary>
    public DateTimeOffset? EnabledAt { get; private set; }

    public Caller ToCaller() => new(Id, Role, OrganizationId);

    /// <summary>Since when it lets its owner in.</summary>
    public DateTimeOffset AdmittedAt => EnabledAt ?? CreatedAt;

    public void Disable()
    {
        Disabled = true;
        // Identity saves whole rows: one that was read before must not bring it back.
        ConcurrencyStamp = RandomNumberGenerator.GetHexString(32);
    }

    public void Enable(DateTimeOffset at) => (Disabled, EnabledAt) = (false, at);
}
