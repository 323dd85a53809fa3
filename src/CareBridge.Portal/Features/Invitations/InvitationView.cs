using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Invitations;

internal sealed record InvitationView
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Role Role { get; init; }

    public required InvitationStatus Status { get; init; }

    /// <summary>Where the link was sent; this or <see cref="Phone"/>.</summary>
    public string? Email { get; init; }

    public string? Phone { get; init; }

    public required NoticeLanguage Language { get; init; }

    public required Guid InvitedBy { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>The latest link opens until then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often a link was made, and sent.</summary>
    public required int Sendings { get; init; }

    /// <summary>What has become of the latest; null when that is not known any more.</summary>
    public DispatchStatus? Sending { get; init; }

    public static InvitationView Of(
        Invitation invitation, DispatchStatus? sending, ISeal seal, DateTimeOffset now)
    {
        var terms = invitation.Terms(seal);
        return new InvitationView
        {
            Id = invitation.Id,
            PersonId = terms.PersonId,
            Role = terms.Role,
            Status = invitation.StatusAt(now),
            Email = terms.Channel == Channel.Email ? terms.Address : null,
            Phone = terms.Channel == Channel.Sms ? terms.Address : null,
            Language = terms.Language,
            InvitedBy = invitation.InvitedBy,
            InvitedAt = invitation.InvitedAt,
            ExpiresAt = invitation.ExpiresAt,
            Sendings = invitation.Sends,
            Sending = sending,
        };
    }

    public override string ToString() => $"{nameof(InvitationView)} {Id}";
}
