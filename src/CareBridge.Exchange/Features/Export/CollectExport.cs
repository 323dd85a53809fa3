using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// One step of an export: lists what the client may see now of a few people. It looks only at those whose consent names
/// the client's organization, so an export costs as much as the client's own patients, however many others there are.
/// </summary>
internal sealed class CollectExport(
    ExchangeDbContext store, Permits permits, ExportSettings settings, TimeProvider time)
{
    /// <summary>People in one group.</summary>
    public const int GroupSize = 50;

    /// <summary>Resources looked at in one step.</summary>
    private const int StepSize = 5000;

    private static readonly List<ServedType> Personal = [.. ServedTypes.All.Where(type => type.NeedsPermit)];

    /// <summary>Saves the step, and with it that it was done; of two who do the same one succeeds.</summary>
    public async Task StepAsync(Guid jobId, CancellationToken cancellation)
    {
        var job = await store.Exports.SingleOrDefaultAsync(j => j.Id == jobId, cancellation);
        if (job is not { Status: ExportStatus.Collecting }) return;
        var client = await store.Clients.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == job.ClientId && c.Enabled, cancellation);
        if (client is null) store.Exports.Remove(job);
        else if (job.HasFailedTooOften) job.Fail(time.Now());
        else if (job.Groups is null) await BeginAsync(job, client, cancellation);
        else if (job.GroupsDone < job.Groups) await ListAsync(job, client, cancellation);
        else job.Complete(time.Now(), settings.Lifetime);
        await store.SaveChangesAsync(cancellation);
    }

    private async Task BeginAsync(ExportJob job, SmartClient client, CancellationToken cancellation)
    {
        var isAboutPeople = Types(job).Count > 0;
        var people = isAboutPeople
            ? await store.PatientsOf(client.OrganizationId).ToListAsync(cancellation)
            : [];
        var groups = people.Chunk(GroupSize).ToList();
        foreach (var (number, group) in groups.Index()) Add(job, ExportPart.People, number, group);
        job.Begin(groups.Count, time.Now());
    }

    private async Task ListAsync(ExportJob job, SmartClient client, CancellationToken cancellation)
    {
        var group = await store.ExportParts.AsNoTracking().SingleAsync(
            part => part.JobId == job.Id && part.Type == ExportPart.People && part.Number == job.GroupsDone,
            cancellation);
        var people = group.Ids();
        var types = Types(job);
        var found = new List<Candidate>();
        var (typesDone, position) = (job.TypesDone, job.Position);
        var heads = await ChangedAsync(job, client, people, cancellation);
        while (typesDone < types.Count && found.Count < StepSize)
        {
            var type = types[typesDone];
            var wanted = StepSize - found.Count;
            var page = await heads(type).Where(head => head.Position > position)
                .OrderBy(head => head.Position).Take(wanted).WithoutBodies().ToListAsync(cancellation);
            found.AddRange(await store.CandidatesAsync(type, client.OrganizationId, page, cancellation));
            (typesDone, position) = page.Count < wanted ? (typesDone + 1, 0) : (typesDone, page[^1].Position);
        }
        await AddAsync(job, client, await PermittedAsync(found, client, cancellation), cancellation);
        if (typesDone == types.Count) job.FinishGroup(time.Now());
        else job.Advance(typesDone, position, time.Now());
    }

    /// <summary>
    /// Of whoever consented after the last export the client has nothing yet, however old what there is of them.
    /// </summary>
    private async Task<Func<ServedType, IQueryable<ResourceHead>>> ChangedAsync(
        ExportJob job, SmartClient client, List<Guid> people, CancellationToken cancellation)
    {
        var caller = Caller(client);
        IQueryable<ResourceHead> All(ServedType type) => store.For(caller, type, Access.Read | Access.Search)
            .Where(head => people.Contains(head.ParticipantId!.Value));
        if (job.Since is not { UtcTicks: var since }) return All;
        var newcomers = await store.NewcomersOf(client.OrganizationId, since)
            .Where(person => people.Contains(person)).ToListAsync(cancellation);
        return type => All(type)
            .Where(head => head.Arrived > since || newcomers.Contains(head.ParticipantId!.Value));
    }

    /// <summary>Consent is asked once for each of the people; nothing is sent on its answers.</summary>
    private async Task<List<ResourceHead>> PermittedAsync(
        List<Candidate> found, SmartClient client, CancellationToken cancellation)
    {
        var caller = Caller(client);
        var permitted = new List<ResourceHead>();
        var people = found.GroupBy(candidate => candidate.Head.ParticipantId!.Value).ToList();
        // All at once: Consent decides together on what is asked together.
        var answers = await Task.WhenAll(people.Select(person => permits.DecideAsync(
            caller, new Person(person.Key, [.. person.SelectMany(Scopes).Distinct()]), cancellation)));
        foreach (var (person, answer) in people.Zip(answers))
        {
            if (answer is null) continue;
            var open = answer.Scopes.ToHashSet();
            permitted.AddRange(person.Where(candidate => Scopes(candidate).Any(open.Contains))
                .Select(candidate => candidate.Head));
        }
        return permitted;
    }

    private async Task AddAsync(
        ExportJob job, SmartClient client, List<ResourceHead> permitted, CancellationToken cancellation)
    {
        if (permitted.Count == 0) return;
        var next = await store.ExportParts.AsNoTracking()
            .Where(part => part.JobId == job.Id)
            .GroupBy(part => part.Type)
            .Select(type => new { Type = type.Key, Next = type.Max(part => part.Number) + 1 })
            .ToDictionaryAsync(type => type.Type, type => type.Next, cancellation);
        var people = permitted.Select(head => head.ParticipantId!.Value).Distinct().ToList();
        var consents = await store.For(
                Caller(client) with { Scopes = ExportLines.Explaining },
                ServedTypes.Require(ServedTypes.Consent),
                Access.Read | Access.Search)
            .Where(consent => people.Contains(consent.ParticipantId!.Value))
            .OrderBy(consent => consent.Position).Select(consent => consent.Id).ToListAsync(cancellation);
        // Person by person: the accounting has a line for each of those whom a part is about.
        var lists = permitted.OrderBy(head => head.ParticipantId).ThenBy(head => head.Position)
            .GroupBy(head => head.Type, head => head.Id)
            .Select(type => (type.Key, Ids: type.ToList()))
            .Append((ExportPart.Messages, consents));
        foreach (var (type, ids) in lists)
        {
            foreach (var (number, part) in ids.Chunk(settings.PartSize).Index())
                Add(job, type, next.GetValueOrDefault(type) + number, part);
        }
    }

    private void Add(ExportJob job, string type, int number, IReadOnlyList<Guid> ids) =>
        store.ExportParts.Add(
            new ExportPart { JobId = job.Id, Type = type, Number = number, Items = ExportPart.Pack(ids) });

    /// <summary>As registered: how far the token reaches is looked at when a file is fetched.</summary>
    private static SmartCaller Caller(SmartClient client) =>
        new(client.Id, client.OrganizationId, client.Purpose, SmartScopes.Parse(client.Scope)!);

    private static List<ServedType> Types(ExportJob job) =>
        [.. Personal.Where(type => job.TypeNames.Contains(type.Name))];

    private static IEnumerable<DisclosureScope> Scopes(Candidate candidate) =>
        candidate.Person?.Scopes ?? [];
}
