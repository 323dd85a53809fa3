using CareBridge.Contracts.Consent;

namespace CareBridge.Portal.Domain;

/// <summary>
/// Whether an organization's staff may know of a participant: asked when a notice is made, and again when it is sent,
/// which may be days later. Rests sealed only.
/// </summary>
/// <param name="OrganizationId">Where they work.</param>
/// <param name="Scope">Whose records, and which.</param>
internal sealed record NoticeQuestion(Guid OrganizationId, Guid ParticipantId, DisclosureScope Scope);
