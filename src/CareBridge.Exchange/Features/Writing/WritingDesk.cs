using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>What every write needs, whatever is written.</summary>
internal sealed class WritingDesk(
    ExchangeDbContext store, FiledPatients patients, Permits permits, ProjectAtOnce atOnce, TimeProvider time)
{
    /// <summary>
    /// Where it goes: an update says it; a create that has a name goes to what has the name already, or to the place
    /// that the name leads to.
    /// </summary>
    /// <param name="name">The client's own.</param>
    /// <param name="path">Of the name.</param>
    public async Task<Guid> IdOfAsync(
        ResourceWrite write, Identifier? name, string path, Findings findings, CancellationToken cancellation)
    {
        if (write.Id is { } id) return id;
        var own = name is null ? null : $"{name.System}|{name.Value}";
        findings.That(
            write.Condition is null || own is null || write.Condition == own,
            path,
            "It is not the identifier in If-None-Exist.");
        if ((write.Condition ?? own) is { } known)
        {
            var derived = DerivedId.Of($"{KindOf(write)} filed by", write.Caller.OrganizationId, known);
            return await NamedAsync(write, name, derived, cancellation);
        }
        return write.Key is { } key
            ? DerivedId.Of($"{KindOf(write)} under the key of", write.Caller.ClientId, key)
            : Guid.CreateVersion7(time.GetUtcNow());
    }

    /// <summary>Crises and referrals are ServiceRequests of different owners: one id must not lead to both.</summary>
    private static string KindOf(ResourceWrite write) =>
        write.Resource is ServiceRequest request && CrisisRequestReader.IsOne(request)
            ? "crisis request"
            : write.Resource.TypeName;

    /// <summary>The one resource to which the client's organization has given the name; else the place.</summary>
    /// <exception cref="FhirException">Several have it, and which is meant nobody can say.</exception>
    private async Task<Guid> NamedAsync(
        ResourceWrite write, Identifier? name, Guid place, CancellationToken cancellation)
    {
        var (system, value) = write.Condition is { } condition
            ? TokenText.Split(condition)!.Value
            : (name!.System, name.Value);
        var named = await store.Heads.AsNoTracking()
            .Where(head => head.Type == write.Resource.TypeName && head.DiscloserId == write.Caller.OrganizationId)
            .Where(head => store.Tokens.Any(token => token.Type == head.Type && token.Id == head.Id
                && token.Parameter == "identifier" && token.System == system && token.Code == value
                && token.Until == SearchEntry.Open))
            .Select(head => head.Id).ToListAsync(cancellation);
        return named switch
        {
            [] => place,
            [var only] => only,
            _ when named.Contains(place) => place,
            _ => throw new FhirException(
                StatusCodes.Status412PreconditionFailed,
                OperationOutcome.IssueType.MultipleMatches,
                "Several of yours have this identifier; write to one of them by its id."),
        };
    }

    /// <exception cref="FhirException">It is a new one that is derived, or must not be a new one.</exception>
    public static void RequireOwnId(ResourceWrite write, bool isKnown)
    {
        if (write.MustExist && !isKnown) throw EntityTags.NothingThere();
        if (write.Id is { } id && DerivedId.Is(id) && !isKnown)
            throw FhirException.BusinessRule(DerivedId.Refusal, $"{write.Resource.TypeName}.id");
    }

    /// <summary>Whom it is about, if the client's organization serves them; a finding otherwise.</summary>
    /// <exception cref="UnacceptableException">There is any finding.</exception>
    public async Task<Guid> PatientAsync(
        FiledPatient patient, ResourceWrite write, string path, Findings findings, CancellationToken cancellation)
    {
        var participant = await patients.FindAsync(patient, write.Caller.OrganizationId, cancellation);
        findings.That(participant is not null, path, FiledPatients.Unknown);
        findings.ThrowIfAny();
        return participant!.Value;
    }

    /// <summary>
    /// What stands there as the client may be shown it now; null where that is nothing. To be told whether one's own
    /// words are the same discloses it, so it is accounted for like what is read.
    /// </summary>
    public async Task<Candidate?> OpenAsync(
        ServedType type,
        Guid id,
        SmartCaller caller,
        CancellationToken cancellation,
        Access access = Access.Update)
    {
        var heads = await store.For(caller, type, access).Where(head => head.Id == id)
            .ToListAsync(cancellation);
        var candidates = await store.CandidatesAsync(type, caller.OrganizationId, heads, cancellation);
        var opening = await permits.OpenAsync(permits.NewDisclosure(), type, caller, candidates, cancellation);
        return opening.Items is [{ Content: var stands }] ? stands : null;
    }

    /// <summary>What stands there of the client's organization; null where it holds nothing.</summary>
    public Task<ResourceHead?> OwnAsync(ResourceWrite write, Guid id, CancellationToken cancellation) =>
        store.Heads.AsNoTracking().SingleOrDefaultAsync(
            head => head.Type == write.Resource.TypeName && head.Id == id
                && head.DiscloserId == write.Caller.OrganizationId,
            cancellation);

    /// <summary>Whether it is there, whoever holds it.</summary>
    public Task<bool> IsKnownAsync(string type, Guid id, CancellationToken cancellation) =>
        store.Heads.AnyAsync(head => head.Type == type && head.Id == id, cancellation);

    /// <summary>What a create finds done under its condition, whatever it holds; else null.</summary>
    public async Task<PreparedWrite?> DoneAsync(ResourceWrite write, Guid id, CancellationToken cancellation)
    {
        if (write.Condition is null || await OwnAsync(write, id, cancellation) is not { } head) return null;
        return new PreparedWrite(
            head.Type, id, token => WrittenAsync(head.Type, id, head.Version, isNew: false, token));
    }

    /// <summary>The resource as it was first written.</summary>
    public async Task<Resource> FirstAsync(string type, Guid id, CancellationToken cancellation) =>
        FhirJson.Read((await VersionAsync(type, id, 1, cancellation)).Body);

    /// <summary>Takes the change in, so that the client reads what it has written.</summary>
    public System.Threading.Tasks.Task ProjectAsync<TChange>(
        IReaction<TChange> projection, TChange changed, CancellationToken cancellation)
        where TChange : class => atOnce.ProjectAsync(projection, changed, cancellation);

    /// <summary>Takes the change in, and finds what it has made.</summary>
    public async Task<WrittenResource> WrittenAsync<TChange>(
        IReaction<TChange> projection,
        TChange changed,
        (string Type, Guid Id, long Version) version,
        bool isNew,
        CancellationToken cancellation)
        where TChange : class
    {
        await ProjectAsync(projection, changed, cancellation);
        return await WrittenAsync(version.Type, version.Id, version.Version, isNew, cancellation);
    }

    /// <summary>A version that is here.</summary>
    public async Task<WrittenResource> WrittenAsync(
        string type, Guid id, long version, bool isNew, CancellationToken cancellation)
    {
        var written = await VersionAsync(type, id, version, cancellation);
        return new WrittenResource(type, id, version, written.LastUpdated, written.Body, isNew);
    }

    private Task<ResourceVersion> VersionAsync(
        string type, Guid id, long version, CancellationToken cancellation) => store.Versions.AsNoTracking()
        .SingleAsync(v => v.Type == type && v.Id == id && v.Version == version, cancellation);
}
