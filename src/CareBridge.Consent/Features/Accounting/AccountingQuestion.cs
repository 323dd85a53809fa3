using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>Whose accounting, and of when.</summary>
/// <param name="Since">Three years ago when left out (42 CFR 2.25).</param>
/// <param name="Until">Not included; the present when left out.</param>
/// <param name="RecipientOrganizationId">Only what it received.</param>
internal sealed record AccountingQuestion(
    Caller Caller,
    [FromQuery(Name = "participantId")] Guid? ParticipantId = null,
    [FromQuery(Name = "since")] DateTimeOffset? Since = null,
    [FromQuery(Name = "until")] DateTimeOffset? Until = null,
    [FromQuery(Name = "recipientOrganizationId")] Guid? RecipientOrganizationId = null)
{
    private const int Years = 3;

    /// <summary>A participant's own, or what the caller's organization disclosed of one.</summary>
    /// <exception cref="NotFoundException">It is somebody else's.</exception>
    public IQueryable<DisclosureRecord> In(ConsentDbContext store, DateTimeOffset now)
    {
        var isParticipant = Caller.Role == Role.Participant;
        new Check().That(isParticipant || ParticipantId is not null, "participantId", "Required: whose accounting.")
            .ThrowIfAny();
        if (isParticipant && ParticipantId is not null && ParticipantId != Caller.Id)
            throw new NotFoundException("participant");

        var subject = ParticipantId ?? Caller.Id;
        var lines = store.DisclosuresWithin(From(now), Until).Where(d => d.ParticipantId == subject);
        if (RecipientOrganizationId is { } recipient)
            lines = lines.Where(d => d.RecipientOrganizationId == recipient);
        if (isParticipant) return store.AsToldToParticipant(lines);
        var discloser = Caller.Organization;
        return lines.Where(d => d.DiscloserOrganizationId == discloser);
    }

    public string Period(AccountingWords words, DateTimeOffset now) =>
        ReportText.Fill(words.Period, ReportText.Day(From(now)), ReportText.Day(Until ?? now));

    private DateTimeOffset From(DateTimeOffset now) => Since ?? now.AddYears(-Years);
}
