using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Telemetry;
using CareBridge.Platform.Web;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>Notes, in the save that keeps a version, that it has come.</summary>
internal sealed class TopicEvents(ExchangeDbContext store, Positions positions, TimeProvider time)
{
    private static readonly string Ended = EnumCode.Of(FhirConsent.ConsentState.Inactive);

    /// <param name="before">The body that was current until now; null when it is the first.</param>
    public void Note(Projection projection, byte[]? before) => Note(projection, before, isLate: false);

    /// <summary>Of a version that comes after a newer one.</summary>
    public void NoteLate(Projection projection) => Note(projection, before: null, isLate: true);

    private void Note(Projection projection, byte[]? before, bool isLate)
    {
        // What nobody outside may know of yet happens, for them, when they may; who refers somebody knows it before.
        if (!projection.Visible && ServedTypes.Find(projection.Type)?.Audience != Audience.Referral) return;
        foreach (var topic in SubscriptionTopics.TriggeredBy(projection.Type))
        {
            if (!topic.Trigger(projection.Type)!.IsMetBy(projection, before, isLate)) continue;
            var now = time.Now();
            store.TopicEvents.Add(new TopicEvent
            {
                Id = Guid.CreateVersion7(now),
                Position = positions.Next(),
                Topic = topic.Code,
                Type = projection.Type,
                ResourceId = projection.Id,
                Version = projection.Version,
                IsStop = projection.Type == ServedTypes.Consent && projection.Status == Ended,
                HappenedAt = now,
                TraceParent = Traces.Current,
            });
        }
    }
}
