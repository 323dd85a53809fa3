using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Exporting;

namespace CareBridge.Exchange.Storage;

/// <summary>
/// What an organization gets when it asks for its own: the FHIR resources that it is the source of, as its own client
/// would be shown them, and the clients themselves.
/// </summary>
internal static class ExchangeExport
{
    private const string Found = "By what resources are found; it is in them.";
    private const string Others = "What a client exported, mostly of others; it may be asked for anew.";
    private const string Delivery = "What was to be delivered to a client, and whether it was.";

    public static ExportPlan<ExchangeDbContext> Plan { get; } = ServedTypes.All
        .Aggregate(
            new ExportPlan<ExchangeDbContext>(),
            (plan, type) => plan.WritesLines(type.Name, (store, own) => store.SourcedFrom(own, type), Line))
        .Writes("clients", (store, own) => store.Clients.Where(one => one.OrganizationId == own))
        .Writes(
            "subscriptions",
            (store, own) => store.Subscriptions.Where(
                one => store.Clients.Any(client => client.Id == one.ClientId && client.OrganizationId == own)),
            ExportColumn<Subscription>.Without(
                nameof(Subscription.Secrets), "Keys and headers that the client gave; it has them."))
        .LeavesOut<ResourceVersion>("Earlier versions of the same resources.")
        .LeavesOut<ResourceParty>("Whom resources name, of all organizations.")
        .LeavesOut<PatientIdentifier>("Digests by which patients are found; the numbers are in the directory's files.")
        .LeavesOut<ConsentPointer>("Where others' consents point.")
        .LeavesOut<TokenEntry>(Found)
        .LeavesOut<StringEntry>(Found)
        .LeavesOut<DateEntry>(Found)
        .LeavesOut<ReferenceEntry>(Found)
        .LeavesOut<TopicEvent>(Delivery)
        .LeavesOut<SubscriptionEvent>(Delivery)
        .LeavesOut<ExportJob>(Others)
        .LeavesOut<ExportPart>(Others)
        .LeavesOut<UsedAssertion>("Proofs of signing in that may not be used again.");

    /// <summary>
    /// Consents have no source but the participant, and who of those named in one may know of it only Consent can tell:
    /// they are in its files.
    /// </summary>
    private static IQueryable<ResourceHead> SourcedFrom(this ExchangeDbContext store, Guid own, ServedType type)
    {
        var heads = store.MeantFor(own, type);
        if (type.Name == ServedTypes.Patient)
        {
            return heads.Where(head => store.Parties.Any(party => party.Type == head.Type && party.Id == head.Id
                && party.OrganizationId == own && party.Role == PartyRole.Discloser));
        }
        if (type.NeedsPermit) return heads.Where(head => head.DiscloserId == own);
        return heads.Where(head => head.Id == own || store.NamesAsOrganization(own).Any(
            one => (one.Type == head.Type && one.Id == head.Id)
                || store.References.Any(role => role.Type == one.Type && role.Id == one.Id
                    && role.Parameter == "practitioner" && role.Until == SearchEntry.Open
                    && role.TargetType == head.Type && role.TargetId == head.Id)));
    }

    private static IQueryable<ReferenceEntry> NamesAsOrganization(this ExchangeDbContext store, Guid own) =>
        store.References.Where(one => one.Parameter == "organization" && one.TargetId == own
            && one.Until == SearchEntry.Open);

    private static byte[] Line(Guid own, ResourceHead head) =>
        head.Type == ServedTypes.Patient ? PatientMapper.AsSeenBy(own, [own], head.Body) : head.Body;
}
