using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Retention;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>
/// What was made from records that are deleted is deleted with all its versions: reads find nothing (404), and what is
/// not delivered yet is not any more. By its nature it can be told twice.
/// </summary>
internal sealed class ForgetDisposed(ExchangeDbContext store) : IReaction<RecordsDisposed>
{
    private const string Directory = "directory";
    private const string Consents = "consent";
    private const string Referrals = "referrals";
    private const string Crisis = "crisis";
    private const string Aftercare = "aftercare";

    /// <summary>Ids in one statement.</summary>
    private const int Portion = 500;

    public async Task HandleAsync(RecordsDisposed message, CancellationToken cancellation)
    {
        if (message.ServiceCode == ExchangeModule.Service) return;
        var heads = await store.Heads.AsNoTracking().Where(head => head.ParticipantId == message.ParticipantId)
            .Select(head => new Told(head.Type, head.Id, head.Category)).ToListAsync(cancellation);
        var signed = heads.Where(head => head.Type == "Consent")
            .Select(head => ProvenanceMapper.IdFor(head.Type, head.Id)).ToHashSet();
        var gone = heads.Where(head => message.ServiceCode == Directory
            || message.ServiceCode == Source(head, signed)).ToList();
        // First, so that nothing late is taken in behind it; and here, for what is deleted does not wait for the save.
        await RememberAsync(message, gone.Count, cancellation);
        foreach (var type in gone.GroupBy(head => head.Type))
        {
            foreach (var ids in type.Select(head => head.Id).Chunk(Portion))
                await DeleteAsync(type.Key, [.. ids], cancellation);
        }
        if (message.ServiceCode is Directory or Consents)
        {
            await store.ConsentPointers.Where(one => one.ParticipantId == message.ParticipantId)
                .ExecuteDeleteAsync(cancellation);
        }
        if (message.ServiceCode != Directory) return;
        await store.PatientIdentifiers.Where(one => one.PatientId == message.ParticipantId)
            .ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The service whose records it was made from.</summary>
    private static string Source(Told head, HashSet<Guid> signed) => (head.Type, head.Category) switch
    {
        ("Consent", _) => Consents,
        ("Provenance", _) when signed.Contains(head.Id) => Consents,
        ("Communication", not DisclosureCategory.CrisisEvents) => Aftercare,
        (_, null or DisclosureCategory.Identity) => Directory,
        (_, DisclosureCategory.Referrals) => Referrals,
        (_, DisclosureCategory.SafetyPlan or DisclosureCategory.CrisisEvents) => Crisis,
        _ => Aftercare,
    };

    private async Task RememberAsync(RecordsDisposed message, int count, CancellationToken cancellation)
    {
        var isKnown = await store.Dispositions.AnyAsync(
            one => one.ParticipantId == message.ParticipantId && one.RunId == message.RunId
                && one.Service == message.ServiceCode,
            cancellation);
        if (isKnown) return;
        store.Dispositions.Add(new Disposition
        {
            ParticipantId = message.ParticipantId,
            RunId = message.RunId,
            Service = message.ServiceCode,
            Kind = "resources",
            Count = count,
            Rule = $"{RetentionRule.Section}:{message.ServiceCode}",
            LastActivityAt = message.LastActivityAt,
            DisposedAt = message.DisposedAt,
        });
        await store.SaveChangesAsync(cancellation);
    }

    private async Task DeleteAsync(string type, List<Guid> ids, CancellationToken cancellation)
    {
        await store.Tokens.Where(one => one.Type == type && ids.Contains(one.Id)).ExecuteDeleteAsync(cancellation);
        await store.Strings.Where(one => one.Type == type && ids.Contains(one.Id)).ExecuteDeleteAsync(cancellation);
        await store.Dates.Where(one => one.Type == type && ids.Contains(one.Id)).ExecuteDeleteAsync(cancellation);
        await store.References.Where(one => one.Type == type && ids.Contains(one.Id))
            .ExecuteDeleteAsync(cancellation);
        await store.Parties.Where(one => one.Type == type && ids.Contains(one.Id)).ExecuteDeleteAsync(cancellation);
        await store.TopicEvents.Where(one => one.Type == type && ids.Contains(one.ResourceId))
            .ExecuteDeleteAsync(cancellation);
        await store.SubscriptionEvents.Where(one => one.Type == type && ids.Contains(one.ResourceId))
            .ExecuteDeleteAsync(cancellation);
        await store.Heads.Where(one => one.Type == type && ids.Contains(one.Id)).ExecuteDeleteAsync(cancellation);
        await store.Versions.Where(one => one.Type == type && ids.Contains(one.Id)).ExecuteDeleteAsync(cancellation);
    }

    private sealed record Told(string Type, Guid Id, DisclosureCategory? Category);
}
