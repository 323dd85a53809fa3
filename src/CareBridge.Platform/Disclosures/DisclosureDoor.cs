using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Platform.Disclosures;

/// <summary>
/// The one door through which anything about a participant leaves the organization that holds it: an answer, a push, a
/// file, an e-mail. It asks Consent each time and remembers nothing. Whether there is nothing to ask about or nothing
/// permitted, it asks the same number of questions: how long a refusal takes tells nobody whether there is somebody.
/// What the recipient's own organization holds is no disclosure: it needs no consent and is not accounted for.
/// </summary>
public sealed class DisclosureDoor
{
    /// <summary>
    /// How long Consent may take; then nothing leaves. Whoever waits at an exit is told within a second.
    /// </summary>
    internal static readonly TimeSpan DefaultPatience = TimeSpan.FromMilliseconds(850);

    /// <summary>Of nobody, any category serves.</summary>
    private const DisclosureCategory Nothing = DisclosureCategory.Identity;

    private readonly IDisclosures _consent;
    private readonly ExposureWatch _watch;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;

    internal DisclosureDoor(IDisclosures consent, ExposureWatch watch, TimeProvider time, TimeSpan? patience = null)
    {
        _patience = patience ?? DefaultPatience;
        _consent = consent;
        _watch = watch;
        _time = time;
    }

    /// <summary>For one response, push or file.</summary>
    public Guid NewDisclosure() => Guid.CreateVersion7(_time.GetUtcNow());

    /// <summary>What of the proposals may be sent now; each that is disclosed is accounted for already.</summary>
    /// <param name="disclosureId">
    /// Given again it is the same disclosure, accounted for once; a new one when left out.
    /// </param>
    /// <exception cref="UnavailableException">Consent does not answer, so nothing may be sent.</exception>
    public async Task<Opening<T>> OpenAsync<T>(
        Recipient recipient,
        IReadOnlyList<Proposal<T>> proposals,
        CancellationToken cancellation,
        Guid? disclosureId = null)
    {
        _watch.UseDoor();
        var asked = new List<DisclosureItem>();
        var askedFor = new List<int>();
        // An export opens a thousand at a time.
        var shown = new List<(DisclosureItem Record, Guid? ConsentId)>?[proposals.Count];
        foreach (var (index, proposal) in proposals.Index())
        {
            foreach (var record in proposal.Records)
            {
                if (record.DiscloserOrganizationId == recipient.OrganizationId)
                {
                    (shown[index] ??= []).Add((record, null));
                    continue;
                }
                asked.Add(record);
                askedFor.Add(index);
            }
        }
        var question = new AuthorizeDisclosure
        {
            DisclosureId = disclosureId ?? NewDisclosure(),
            RecipientOrganizationId = recipient.OrganizationId,
            RecipientId = recipient.Id,
            Purpose = recipient.Purpose,
            Items = asked,
            Emergency = recipient.Emergency,
        };
        var authorization = await InTimeAsync(
            token => asked.Count == 0
                ? _consent.AuthorizeAsync(AboutNobody(question), token)
                : AuthorizeAsync(question, token),
            cancellation);
        if (asked.Count > 0)
        {
            foreach (var permit in authorization.Permitted)
                (shown[askedFor[permit.Index]] ??= []).Add((asked[permit.Index], permit.ConsentId));
        }
        return new Opening<T>(
            [
                .. from entry in proposals.Zip(shown)
                   where entry.Second is not null
                   select new Disclosed<T>(
                       entry.First.Content,
                       [.. entry.Second.Select(permit => permit.Record)],
                       [.. entry.Second.Select(permit => permit.ConsentId).OfType<Guid>().Distinct()]),
            ],
            asked.Count == 0 ? null : Accompaniment.Of(authorization));
    }

    /// <summary>Which of the scopes are permitted, without disclosing: nothing is sent on this answer.</summary>
    /// <exception cref="UnavailableException">Consent does not answer.</exception>
    public async Task<IReadOnlyList<DisclosureScope>> DecideAsync(
        DecideDisclosure question, CancellationToken cancellation)
    {
        var own = question.Scopes
            .Where(scope => scope.DiscloserOrganizationId == question.RecipientOrganizationId).ToList();
        var asked = question with { Scopes = [.. question.Scopes.Except(own)] };
        if (asked.Scopes.Count == 0)
        {
            await InTimeAsync(token => _consent.DecideAsync(AboutNobody(asked), token), cancellation);
            return own;
        }
        var decision = await InTimeAsync(token => _consent.DecideAsync(asked, token), cancellation);
        return [.. own, .. decision.Permitted];
    }

    /// <summary>What is about no participant, from an endpoint that otherwise shows some.</summary>
    public Opening<T> ShowPublic<T>(IEnumerable<T> contents)
    {
        _watch.UseDoor();
        return new Opening<T>([.. contents.Select(content => new Disclosed<T>(content, [], []))], Accompaniment: null);
    }

    /// <summary>An answer that tells of no participant at all, from an endpoint that otherwise does.</summary>
    public void ShowNobody() => _watch.UseDoor();

    /// <summary>
    /// What the caller's own organization holds, or what is about the caller, is no disclosure, and is shown by an
    /// endpoint that otherwise makes some.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is not theirs.</exception>
    public void ShowOwn(Caller caller, IEnumerable<Holding> holdings)
    {
        var isTheirs = caller.Role == Role.Participant
            ? holdings.All(holding => holding.ParticipantId == caller.Id)
            : holdings.All(holding => holding.OrganizationId == caller.OrganizationId);
        if (!isTheirs) throw new InvalidOperationException("What another organization holds goes through the door.");
        _watch.UseDoor();
    }

    /// <summary>In as many questions as it takes, under ids that follow from the disclosure's.</summary>
    private async Task<DisclosureAuthorization> AuthorizeAsync(
        AuthorizeDisclosure question, CancellationToken cancellation)
    {
        var permitted = new List<PermittedItem>();
        var scopes = new List<ConsentScope>();
        foreach (var (part, items) in question.Items.Chunk(AuthorizeDisclosure.MaxItems).Index())
        {
            var id = part == 0
                ? question.DisclosureId
                : DerivedId.Of("part of disclosure", question.DisclosureId, $"{part}");
            var answer = await _consent.AuthorizeAsync(
                question with { DisclosureId = id, Items = items }, cancellation);
            permitted.AddRange(answer.Permitted.Select(
                item => item with { Index = item.Index + (part * AuthorizeDisclosure.MaxItems) }));
            scopes.AddRange(answer.Scopes);
        }
        return new DisclosureAuthorization(permitted) { Scopes = [.. scopes.DistinctBy(scope => scope.ConsentId)] };
    }

    private AuthorizeDisclosure AboutNobody(AuthorizeDisclosure question) => question with
    {
        Items = [new DisclosureItem("Patient", NewDisclosure(), 1, NewDisclosure(), NewDisclosure(), Nothing)],
        // It would permit, and put somebody on record who does not exist.
        Emergency = null,
    };

    private DecideDisclosure AboutNobody(DecideDisclosure question) => question with
    {
        ParticipantId = NewDisclosure(),
        Scopes = [new DisclosureScope(NewDisclosure(), Nothing)],
    };

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await ask(either.Token);
        }
        // A database driver tells of a command that it was to break off in an exception of its own.
        catch (Exception exception)
            when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new UnavailableException("consent", exception);
        }
    }
}
