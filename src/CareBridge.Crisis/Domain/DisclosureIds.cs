using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

/// <summary>
/// A board is read again every few seconds; the same entry shown to the same responder again is the same disclosure,
/// and so has the same id.
/// </summary>
internal static class DisclosureIds
{
    public static Guid Of(Escalation escalation, Guid responderId, bool emergency) => DerivedId.Of(
        emergency ? "emergency on a board" : "escalation on a board",
        escalation.Id,
        FormattableString.Invariant($"{responderId}/{escalation.Version}"));

    /// <param name="records">What is shown of the context, with versions.</param>
    public static Guid OfContext(Escalation escalation, Guid responderId, string records) => DerivedId.Of(
        "context of an escalation",
        escalation.Id,
        FormattableString.Invariant($"{responderId}/{escalation.Severity} {records}"));
}
