using System.Diagnostics;
using CareBridge.Platform.Telemetry;

namespace CareBridge.Platform.Storage;

/// <summary>
/// Answers what is asked at the same time by one reading. A reading begins after each of its questions was asked, so
/// that its answers are as fresh as if each had been read for by itself; nobody waits for company, for a question that
/// finds no reading under way begins one, and those that come meanwhile share the next. That one waits for a moment
/// only: a reading that hangs is waited for by those who share it, and by nobody else.
/// </summary>
/// <param name="read">Given the questions, each once, finds their answers; a question without one gets none.</param>
/// <param name="patience">How long a reading may take.</param>
public sealed class Gathering<TQuestion, TAnswer>(
    Func<IReadOnlyList<TQuestion>, CancellationToken, Task<IReadOnlyDictionary<TQuestion, TAnswer>>> read,
    TimeSpan patience,
    TimeProvider time)
    where TQuestion : notnull
    where TAnswer : class
{
    private const int MaxTogether = 256;

    /// <summary>Under way at once when some hang.</summary>
    private const int MaxReadings = 4;

    /// <summary>How long the next reading waits for the one before.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _readings = new(MaxReadings);
    private readonly Queue<Waiting> _waiting = [];
    private bool _isReading;

    /// <summary>
    /// Null when there is no answer. What goes wrong with the reading goes wrong for all who share it.
    /// </summary>
    /// <exception cref="TimeoutException">The reading took too long.</exception>
    public Task<TAnswer?> AskAsync(TQuestion question, CancellationToken cancellation)
    {
        var waiting = new Waiting(question, Traces.Current, cancellation);
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            if (!_isReading)
            {
                _isReading = true;
                // Without what belongs to this caller alone, above all its trace: it is read for many.
                ThreadPool.UnsafeQueueUserWorkItem(static all => _ = all.ReadAllAsync(), this, preferLocal: false);
            }
        }
        return waiting.Answer.Task.WaitAsync(cancellation);
    }

    private async Task ReadAllAsync()
    {
        await _readings.WaitAsync();
        while (Next() is { Count: > 0 } together)
        {
            await AnswerAsync(together).WaitAsync(Moment, time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _readings.WaitAsync();
        }
        _readings.Release();
    }

    /// <summary>Empty when nobody waits; then the next question begins anew.</summary>
    private List<Waiting> Next()
    {
        var together = new List<Waiting>();
        lock (_gate)
        {
            while (together.Count < MaxTogether && _waiting.TryDequeue(out var waiting))
            {
                if (!waiting.Cancellation.IsCancellationRequested) together.Add(waiting);
            }
            _isReading = together.Count > 0;
        }
        return together;
    }

    private async Task AnswerAsync(List<Waiting> together)
    {
        using var end = new CancellationTokenSource(patience, time);
        using var span = Traces.Continue("read together", ActivityKind.Internal, together.Select(one => one.Trace));
        try
        {
            // One that does not heed its token is left to itself.
            var answers = await read([.. together.Select(waiting => waiting.Question).Distinct()], end.Token)
                .WaitAsync(end.Token);
            foreach (var waiting in together)
                waiting.Answer.TrySetResult(answers.GetValueOrDefault(waiting.Question));
        }
        catch (Exception exception)
        {
            var fault = end.IsCancellationRequested
                ? new TimeoutException($"No answer came within {patience}.", exception)
                : exception;
            foreach (var waiting in together) waiting.Answer.TrySetException(fault);
        }
        finally
        {
            _readings.Release();
        }
    }

    private sealed record Waiting(TQuestion Question, string? Trace, CancellationToken Cancellation)
    {
        public TaskCompletionSource<TAnswer?> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
