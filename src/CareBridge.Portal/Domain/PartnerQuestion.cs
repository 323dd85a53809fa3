using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>
/// Whether a partner without an account may be told that somebody would be glad of them: asked each time that it is
/// about to be sent. Rests sealed only.
/// </summary>
/// <param name="OrganizationId">Which tells them.</param>
/// <param name="MemberId">As whom the participant's consent names them.</param>
internal sealed record PartnerQuestion(Guid ParticipantId, Guid OrganizationId, Guid MemberId)
{
    /// <summary>
    /// As whom they are sent it. Whoever keeps a circle says by what id its members go: another one's, or somebody with
    /// an account, may go by the same.
    /// </summary>
    public Guid AddresseeId => DerivedId.Of("partner", ParticipantId, $"{OrganizationId} {MemberId}");
}
