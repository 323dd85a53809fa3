using System.Threading.Channels;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Consent.Features;

/// <summary>
/// Decides and accounts. Everything that leaves the network waits for it, so questions that arrive together are
/// committed together: one read of the consents, one save of the lines and of the heads of the chains they join.
/// A decision takes effect at that read, which comes after the question: a revocation that was acknowledged before the
/// question was asked is always seen, one that commits after the read counts as later than the disclosure. While one
/// batch is put on record, which is mostly waiting for a disk, the next is decided on.
/// </summary>
internal sealed class AuthorizeDisclosures(IServiceScopeFactory scopes, TimeProvider time) : BackgroundService
{
    private const int MaxWaiting = 4096;
    private const int MaxBatch = 128;

    /// <summary>Each lost race is another instance's progress; losing so many means something else is wrong.</summary>
    private const int Attempts = 50;

    private readonly Channel<Waiting> _waiting =
        Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>Answers when what it permits is on record.</summary>
    public async Task<DisclosureAuthorization> AskAsync(AuthorizeDisclosure question, CancellationToken cancellation)
    {
        DisclosureAccount.Check(question);
        if (question.Items.Count == 0) return new DisclosureAuthorization([]);

        var begun = time.GetTimestamp();
        var waiting = new Waiting(question, cancellation);
        try
        {
            await _waiting.Writer.WriteAsync(waiting, cancellation);
        }
        catch (ChannelClosedException exception)
        {
            throw new UnavailableException(ConsentModule.Service, exception);
        }
        var answer = await waiting.Answer.Task.WaitAsync(cancellation);
        DisclosureMeasures.Answered(time.GetElapsedTime(begun), question.Items.Count, answer);
        return answer;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recording = Task.CompletedTask;
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = NextBatch();
                var decisions = await DecideAsync(batch);
                await recording;
                recording = decisions is null ? Task.CompletedTask : RecordAsync(batch, decisions);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            await recording;
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var left))
                left.Answer.TrySetException(new UnavailableException(ConsentModule.Service));
        }
    }

    private List<Waiting> NextBatch()
    {
        var batch = new List<Waiting>();
        while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var waiting))
        {
            // Nothing is sent on an answer that nobody waits for, so nothing goes on record either.
            if (!waiting.Cancellation.IsCancellationRequested) batch.Add(waiting);
        }
        return batch;
    }

    /// <summary>Null when there is nobody, or nobody any more, to answer.</summary>
    private async Task<Decisions?> DecideAsync(List<Waiting> batch)
    {
        if (batch.Count == 0) return null;
        try
        {
            // Of the others few are repeats: that one is, the store says when the same lines are to be added again.
            return await DecideAsync(batch, question => DerivedId.Is(question.DisclosureId));
        }
        catch (Exception exception)
        {
            Refuse(batch, exception);
            return null;
        }
    }

    private async Task RecordAsync(List<Waiting> batch, Decisions decisions)
    {
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (await TryRecordAsync(decisions))
                {
                    foreach (var (waiting, answer) in batch.Zip(decisions.Answers)) waiting.Give(answer);
                    return;
                }
                decisions = await DecideAsync(batch, _ => true);
            }
            Refuse(batch, new UnavailableException(ConsentModule.Service));
        }
        catch (Exception exception)
        {
            Refuse(batch, exception);
        }
    }

    /// <param name="mayRepeat">Whose lines are looked for first.</param>
    private async Task<Decisions> DecideAsync(List<Waiting> batch, Func<AuthorizeDisclosure, bool> mayRepeat)
    {
        var begun = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var participants = batch.SelectMany(waiting => waiting.Question.Items.Select(item => item.ParticipantId))
            .Distinct().ToList();
        var recipients = batch.Select(waiting => waiting.Question.RecipientOrganizationId).Distinct().ToList();
        var lines = await LinesOfAsync(store, batch.Select(waiting => waiting.Question).Where(mayRepeat));
        var now = time.GetUtcNow();
        var state = await store.StateOfAsync(participants, recipients, now, CancellationToken.None);
        var desk = new AuthorizationDesk(lines.ToLookup(line => line.DisclosureId), state, now);
        var decisions = new Decisions([.. batch.Select(waiting => desk.Ask(waiting.Question))], desk.NewLines);
        DisclosureMeasures.Decided(time.GetElapsedTime(begun));
        return decisions;
    }

    /// <returns>False when another instance moved a head or accounted for the same disclosure first.</returns>
    private async Task<bool> TryRecordAsync(Decisions decisions)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        foreach (var line in decisions.Lines.Where(line => line is { ConsentId: null, BreakGlassId: null }))
            store.AddBreakGlass(BreakGlassAccess.Shown(line));
        try
        {
            var begun = time.GetTimestamp();
            await store.AppendAsync(decisions.Lines);
            DisclosureMeasures.Recorded(time.GetElapsedTime(begun));
            return true;
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            return false;
        }
    }

    /// <summary>Whatever it is belongs to those who wait; the next batch may fare better.</summary>
    private static void Refuse(List<Waiting> batch, Exception exception)
    {
        var answer = StoreFaults.IsOutage(exception)
            ? new UnavailableException(ConsentModule.Service, exception)
            : exception;
        foreach (var waiting in batch) waiting.Answer.TrySetException(answer);
    }

    private static async Task<List<DisclosureRecord>> LinesOfAsync(
        ConsentDbContext store, IEnumerable<AuthorizeDisclosure> questions)
    {
        var ids = questions.Select(question => question.DisclosureId).Distinct().ToList();
        return ids.Count == 0
            ? []
            : await store.Disclosures.AsNoTracking().Where(d => ids.Contains(d.DisclosureId)).ToListAsync();
    }

    /// <param name="Answers">In the order of the questions.</param>
    /// <param name="Lines">What they put into the accounting.</param>
    private sealed record Decisions(
        IReadOnlyList<AuthorizationDesk.Answer> Answers, IReadOnlyList<DisclosureRecord> Lines);

    private sealed record Waiting(AuthorizeDisclosure Question, CancellationToken Cancellation)
    {
        public TaskCompletionSource<DisclosureAuthorization> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Give(AuthorizationDesk.Answer answer)
        {
            if (answer.Refusal is not null) Answer.TrySetException(answer.Refusal);
            else Answer.TrySetResult(answer.Authorization!);
        }
    }
}
