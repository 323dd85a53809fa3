using System.Runtime.CompilerServices;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;
using Lines = System.Collections.Generic.IReadOnlyList<System.ReadOnlyMemory<byte>>;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// The lines of an export's files, batch by batch, each opened when the one before has been taken. A batch that comes
/// is permitted and on record; there is at least one, so that the door is asked even if there is nothing to show.
/// </summary>
internal sealed class ExportLines(ExchangeDbContext store, Permits permits, TimeProvider time)
{
    private const int PublicBatch = 500;

    /// <summary>How often Consent is asked for a part before the transfer is given up.</summary>
    private const int Attempts = 3;

    /// <summary>For how long what was found may wait until it is decided on.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private const Access Wanted = Access.Read | Access.Search;

    public static readonly SmartScopes Explaining = new([SmartScope.Of(ServedTypes.Consent, Wanted)]);

    private static readonly ServedType Consents = ServedTypes.Require(ServedTypes.Consent);

    /// <summary>The resources that the list names.</summary>
    public async IAsyncEnumerable<Lines> DiscloseAsync(
        ExportJob job,
        ExportFile file,
        ServedType type,
        SmartCaller caller,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var opening in OpenAsync(job, file, type, caller, cancellation))
            yield return [.. opening.Items.Select(item => (ReadOnlyMemory<byte>)item.Content.Body)];
    }

    /// <summary>
    /// Messages: what was ignored, and, because it goes with what is disclosed under a consent (42 CFR 2.32), the
    /// notice and what each of the consents covers.
    /// </summary>
    public async IAsyncEnumerable<Lines> ExplainAsync(
        ExportJob job,
        ExportFile file,
        SmartCaller caller,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        Lines first = file.Number == 0 && job.Ignored.Length > 0 ? [Ignored(job)] : [];
        // What goes along with a disclosure needs no scope of its own.
        var reader = caller with { Scopes = Explaining };
        await foreach (var opening in OpenAsync(job, file, Consents, reader, cancellation))
        {
            yield return opening.Accompaniment is { } accompaniment
                ? [.. first, Outcomes.Write(Notice.Issues(accompaniment, opening.Items), isPart2: true)]
                : first;
            first = [];
        }
    }

    /// <summary>What is about nobody needs no list.</summary>
    public async IAsyncEnumerable<Lines> ShowAsync(
        ExportJob job,
        ExportFile file,
        ServedType type,
        SmartCaller caller,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (file.Number > 0) throw FhirException.NotFound();
        var all = store.For(caller, type, Wanted);
        if (job.Since is { UtcTicks: var since }) all = all.Where(head => head.Arrived > since);
        var last = long.MinValue;
        int count;
        do
        {
            var heads = await all.Where(head => head.Position > last)
                .OrderBy(head => head.Position).Take(PublicBatch).ToListAsync(cancellation);
            count = heads.Count;
            if (count > 0) last = heads[^1].Position;
            var opening = await permits.OpenAsync(
                permits.NewDisclosure(), type, caller, [.. heads.Select(head => Candidate.Of(head, []))], cancellation);
            yield return [.. opening.Items.Select(item => (ReadOnlyMemory<byte>)item.Content.Body)];
        }
        while (count == PublicBatch);
    }

    private async IAsyncEnumerable<Opening<Candidate>> OpenAsync(
        ExportJob job,
        ExportFile file,
        ServedType type,
        SmartCaller caller,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = file.FirstPart;
        var found = await FindAsync(job, file.Type, number, type, caller, cancellation);
        if (found is null && number > 0) throw FhirException.NotFound();
        found ??= [];
        // Whoever has nothing yet is told at once to come again; a transfer that has begun is worth some patience.
        for (var attempts = 1; found is not null; attempts = Attempts)
        {
            var begun = time.GetTimestamp();
            // Looked up while Consent is asked about the part before; decided on when that has left.
            var following = number++ < file.LastPart
                ? FindAsync(job, file.Type, number, type, caller, cancellation)
                : Task.FromResult<List<Candidate>?>(null);
            Opening<Candidate> opening;
            try
            {
                opening = await OpenAsync(type, caller, found, attempts, cancellation);
            }
            finally
            {
                await Task.WhenAny(following);
            }
            yield return opening;
            found = await following;
            // The client took its time: what was found may have changed since.
            if (found is not null && time.GetElapsedTime(begun) > Fresh)
                found = await FindAsync(job, file.Type, number, type, caller, cancellation);
        }
    }

    /// <summary>Asked again it is the same disclosure, and on record once.</summary>
    private async Task<Opening<Candidate>> OpenAsync(
        ServedType type,
        SmartCaller caller,
        List<Candidate> candidates,
        int attempts,
        CancellationToken cancellation)
    {
        var disclosureId = permits.NewDisclosure();
        while (true)
        {
            try
            {
                return await permits.OpenAsync(disclosureId, type, caller, candidates, cancellation);
            }
            catch (UnavailableException) when (--attempts > 0)
            {
                // It has waited as long as the door does.
                continue;
            }
        }
    }

    /// <summary>What a part names; null when there is no such part.</summary>
    private async Task<List<Candidate>?> FindAsync(
        ExportJob job,
        string list,
        int number,
        ServedType type,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var part = await store.ExportParts.AsNoTracking().SingleOrDefaultAsync(
            p => p.JobId == job.Id && p.Type == list && p.Number == number, cancellation);
        return part is null ? null : await FindAsync(part.Ids(), type, caller, cancellation);
    }

    /// <summary>Their current versions in the order of the list, as far as they are for this recipient.</summary>
    private async Task<List<Candidate>> FindAsync(
        List<Guid> ids, ServedType type, SmartCaller caller, CancellationToken cancellation)
    {
        var heads = await store.For(caller, type, Wanted).Where(head => ids.Contains(head.Id))
            .ToDictionaryAsync(head => head.Id, cancellation);
        return await store.CandidatesAsync(
            type,
            caller.OrganizationId,
            [.. ids.Where(heads.ContainsKey).Select(id => heads[id])],
            cancellation);
    }

    private static byte[] Ignored(ExportJob job) => Outcomes.Write(job.Ignored.Split(' ').Select(name =>
        Outcomes.Issue(IssueSeverity.Warning, IssueType.NotSupported, $"Ignored: {name}.", name)));
}
