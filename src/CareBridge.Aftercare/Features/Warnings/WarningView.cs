using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Security;

namespace CareBridge.Aftercare.Features.Warnings;

/// <param name="Causes">The rules and facts that it came from.</param>
/// <param name="PartnershipId">The partnership whose partner was told.</param>
/// <param name="Help">For the participant, once they are offered crisis help.</param>
internal sealed record WarningView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    WarningStatus Status,
    IReadOnlyList<WarningCauseView> Causes,
    DateTimeOffset RaisedAt,
    Guid? PartnershipId,
    DateTimeOffset? PartnerToldAt,
    IReadOnlyList<Guid> SpecialistIds,
    DateTimeOffset? SpecialistToldAt,
    DateTimeOffset? HelpOfferedAt,
    bool? HelpWanted,
    Guid? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    WarningEnd? End,
    Guid? EndedBy,
    DateTimeOffset? EndedAt,
    DateTimeOffset? NextAt,
    HelpView? Help)
{
    /// <param name="shows">Which causes the reader may see.</param>
    public static WarningView Of(
        Warning warning,
        IEnumerable<WarningCause> causes,
        Caller caller,
        Func<WarningSignal, bool>? shows = null) => new(
        warning.Id,
        warning.Version,
        warning.ParticipantId,
        warning.OrganizationId,
        warning.Status,
        [
            .. causes.Where(cause => cause.WarningId == warning.Id && shows?.Invoke(cause.Signal) != false)
                .OrderBy(cause => cause.FoundAt).ThenBy(cause => cause.Signal).Select(WarningCauseView.Of),
        ],
        warning.RaisedAt,
        warning.PartnershipId,
        warning.PartnerToldAt,
        warning.SpecialistIds,
        warning.SpecialistToldAt,
        warning.HelpOfferedAt,
        warning.HelpWanted,
        warning.AcknowledgedBy,
        warning.AcknowledgedAt,
        warning.End,
        warning.EndedBy,
        warning.EndedAt,
        warning.NextAt,
        caller.Role == Role.Participant && warning.HelpOfferedAt is not null && warning.EndedAt is null
            ? HelpView.Offer
            : null);
}

/// <param name="Explanation">The rule and the fact, in plain words.</param>
internal sealed record WarningCauseView(
    WarningSignal Signal, int Threshold, int Measured, string Explanation, Guid? CheckInId, DateTimeOffset FoundAt)
{
    public static WarningCauseView Of(WarningCause cause) => new(
        cause.Signal,
        cause.Threshold,
        cause.Measured,
        WarningWords.Explain(cause, Language.En),
        cause.CheckInId,
        cause.FoundAt);
}

/// <param name="Lines">Whom to call, at any hour.</param>
internal sealed record HelpView(string Words, IReadOnlyList<string> Lines)
{
    public static HelpView Offer { get; } = new(
        "Would you like somebody to talk to now? Call or text 988 at any hour; in danger, call 911. Nobody has been "
        + "told because of this. If you say yes, the crisis team is told at once, and your community.",
        ["988", "911"]);
}
