using CareBridge.Crisis.Domain;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Features;

/// <summary>Whom an escalation is about, as a responder is shown it.</summary>
/// <param name="ParticipantId">Null in a drill.</param>
/// <param name="Accompaniment">Goes along with what is disclosed under a consent.</param>
internal sealed record PersonShown(
    Guid? ParticipantId, IReadOnlyList<WhereaboutsView> Whereabouts, Accompaniment? Accompaniment);

/// <param name="At">When it was said.</param>
/// <param name="SaySo">Whether a caller may say who they are; what is not said is no.</param>
internal sealed record WhereaboutsView(
    DateTimeOffset At, string? Location, string? Phone, bool? SaySo, bool? SomeoneIsThere)
{
    /// <param name="reports">Of one escalation.</param>
    public static IReadOnlyList<WhereaboutsView> Of(IEnumerable<Report> reports, ISeal seal) =>
    [
        .. from report in reports
           where report.Whereabouts is not null
           orderby report.At descending, report.Id descending
           let known = seal.Open<Whereabouts>(report.Whereabouts!)
           select new WhereaboutsView(
               report.At, known.Location, known.Phone, known.SaySo, known.SomeoneIsThere),
    ];
}
