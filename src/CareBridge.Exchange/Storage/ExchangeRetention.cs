using CareBridge.Platform.Retention;

namespace CareBridge.Exchange.Storage;

/// <summary>
/// What goes when a participant's records need not be kept any longer, in this order. Most of it has
/// gone before, with the records that it was made from.
/// </summary>
internal static class ExchangeRetention
{
    private const string Patient = nameof(Patient);

    public static RetentionPlan<ExchangeDbContext> Plan { get; } = new RetentionPlan<ExchangeDbContext>
    {
        KeepsCopies = true,
    }
        .Keeps("search-tokens", (store, who) => store.Tokens.Where(
            one => store.Heads.Any(head => head.Type == one.Type && head.Id == one.Id && head.ParticipantId == who)))
        .Keeps("search-strings", (store, who) => store.Strings.Where(
            one => store.Heads.Any(head => head.Type == one.Type && head.Id == one.Id && head.ParticipantId == who)))
        .Keeps("search-dates", (store, who) => store.Dates.Where(
            one => store.Heads.Any(head => head.Type == one.Type && head.Id == one.Id && head.ParticipantId == who)))
        .Keeps("search-references", (store, who) => store.References.Where(
            one => store.Heads.Any(head => head.Type == one.Type && head.Id == one.Id && head.ParticipantId == who)))
        .Keeps("resource-parties", (store, who) => store.Parties.Where(
            one => store.Heads.Any(head => head.Type == one.Type && head.Id == one.Id && head.ParticipantId == who)))
        .Keeps("topic-events", (store, who) => store.TopicEvents.Where(one => store.Heads.Any(
            head => head.Type == one.Type && head.Id == one.ResourceId && head.ParticipantId == who)))
        .Keeps("subscription-events", (store, who) => store.SubscriptionEvents.Where(one => store.Heads.Any(
            head => head.Type == one.Type && head.Id == one.ResourceId && head.ParticipantId == who)))
        .Keeps("resource-versions", (store, who) => store.Versions.Where(
            one => store.Heads.Any(head => head.Type == one.Type && head.Id == one.Id && head.ParticipantId == who)))
        .Keeps("patient-identifiers", (store, who) => store.PatientIdentifiers.Where(one => one.PatientId == who))
        .Keeps("consent-pointers", (store, who) => store.ConsentPointers.Where(one => one.ParticipantId == who))
        .Keeps("resources", (store, who) => store.Heads.Where(one => one.ParticipantId == who))
        .Knows(store => store.Heads.Where(one => one.Type == Patient && one.ParticipantId != null)
            .Select(one => one.ParticipantId!.Value));
}
