using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>Notes, in the save that makes a version current, that it has come.</summary>
internal sealed class TopicEvents(ExchangeDbContext store, Positions positions, TimeProvider time)
{
    private static readonly string Ended = EnumCode.Of(FhirConsent.ConsentState.Inactive);

    /// <param name="before">The body that was current until now; null when it is the first.</param>
    public void Note(ResourceHead head, Resource resource, byte[]? before)
    {
        // What nobody outside may know of yet happens, for them, when they may; who refers somebody knows it before.
        if (!head.Visible && ServedTypes.Find(head.Type)?.Audience != Audience.Referral) return;
        foreach (var topic in SubscriptionTopics.TriggeredBy(head.Type))
        {
            if (!topic.Trigger(head.Type)!.IsMetBy(head, resource, before)) continue;
            var now = time.Now();
            store.TopicEvents.Add(new TopicEvent
            {
                Id = Guid.CreateVersion7(now),
                Position = positions.Next(),
                Topic = topic.Code,
                Type = head.Type,
                ResourceId = head.Id,
                Version = head.Version,
                IsStop = head.Type == ServedTypes.Consent && head.Status == Ended,
                HappenedAt = now,
            });
        }
    }
}
