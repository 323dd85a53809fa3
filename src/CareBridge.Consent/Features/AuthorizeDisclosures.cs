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
/// question was asked is always seen, one that commits after the read counts as later than the disclosure.
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

        var waiting = new Waiting(question, cancellation);
        try
        {
            await _waiting.Writer.WriteAsync(waiting, cancellation);
        }
        catch (ChannelClosedException exception)
        {
            throw new UnavailableException(ConsentModule.Service, exception);
        }
        return await waiting.Answer.Task.WaitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = NextBatch();
                if (batch.Count > 0) await AnswerAsync(batch);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        finally
        {
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

    private async Task AnswerAsync(List<Waiting> batch)
    {
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                // Few questions are repeats. That one is, the store says when the same lines are to be added again.
                if (await TryAnswerAsync(batch, lookForRepeats: attempt > 0)) return;
            }
            throw new UnavailableException(ConsentModule.Service);
        }
        catch (Exception exception)
        {
            // Whatever it is belongs to those who wait; the next batch may fare better.
            var answer = StoreFaults.IsOutage(exception)
                ? new UnavailableException(ConsentModule.Service, exception)
                : exception;
            foreach (var waiting in batch) waiting.Answer.TrySetException(answer);
        }
    }

    /// <returns>False when another instance moved a head or accounted for the same disclosure first.</returns>
    private async Task<bool> TryAnswerAsync(List<Waiting> batch, bool lookForRepeats)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var participants = batch.SelectMany(waiting => waiting.Question.Items.Select(item => item.ParticipantId))
            .Distinct().ToList();

        var lines = lookForRepeats ? await LinesOfAsync(store, batch) : [];
        var now = time.GetUtcNow();
        var state = await store.StateOfAsync(participants, now, CancellationToken.None);
        var desk = new AuthorizationDesk(lines.ToLookup(line => line.DisclosureId), state, now);
        var answers = batch.Select(waiting => desk.Ask(waiting.Question)).ToList();
        foreach (var line in desk.NewLines.Where(line => line is { ConsentId: null, BreakGlassId: null }))
            store.AddBreakGlass(BreakGlassAccess.Shown(line));
        try
        {
            await store.AppendAsync(desk.NewLines);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            return false;
        }
        foreach (var (waiting, answer) in batch.Zip(answers)) waiting.Give(answer);
        return true;
    }

    private static async Task<List<DisclosureRecord>> LinesOfAsync(ConsentDbContext store, List<Waiting> batch)
    {
        var ids = batch.Select(waiting => waiting.Question.DisclosureId).Distinct().ToList();
        return await store.Disclosures.AsNoTracking().Where(d => ids.Contains(d.DisclosureId)).ToListAsync();
    }

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
