namespace CareBridge.Platform.Storage;

/// <summary>
/// Answers what is asked at the same time by one reading. A reading begins after each of its questions was asked, so
/// that its answers are as fresh as if each had been read for by itself; nobody waits for company, for a question that
/// finds no reading under way begins one, and those that come meanwhile share the next.
/// </summary>
/// <param name="read">Given the questions, each once, finds their answers; a question without one gets none.</param>
public sealed class Gathering<TQuestion, TAnswer>(
    Func<IReadOnlyList<TQuestion>, Task<IReadOnlyDictionary<TQuestion, TAnswer>>> read)
    where TQuestion : notnull
    where TAnswer : class
{
    private const int MaxTogether = 256;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = [];
    private bool _isReading;

    /// <summary>
    /// Null when there is no answer. What goes wrong with the reading goes wrong for all who share it.
    /// </summary>
    public Task<TAnswer?> AskAsync(TQuestion question, CancellationToken cancellation)
    {
        var waiting = new Waiting(question, cancellation);
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            if (!_isReading)
            {
                _isReading = true;
                _ = Task.Run(ReadAllAsync, CancellationToken.None);
            }
        }
        return waiting.Answer.Task.WaitAsync(cancellation);
    }

    private async Task ReadAllAsync()
    {
        while (Next() is { Count: > 0 } together) await AnswerAsync(together);
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
        try
        {
            var answers = await read([.. together.Select(waiting => waiting.Question).Distinct()]);
            foreach (var waiting in together)
                waiting.Answer.TrySetResult(answers.GetValueOrDefault(waiting.Question));
        }
        catch (Exception exception)
        {
            foreach (var waiting in together) waiting.Answer.TrySetException(exception);
        }
    }

    private sealed record Waiting(TQuestion Question, CancellationToken Cancellation)
    {
        public TaskCompletionSource<TAnswer?> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
