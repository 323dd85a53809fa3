using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CareBridge.Testing;

/// <summary>Waits for what other threads and processes will bring about; a failure tells what was seen last.</summary>
public static class Eventually
{
    /// <summary>How late a machine may be that is busy with other tests; how long things take is the benchmarks' to
    /// say.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Repeats the assertion until it no longer throws.</summary>
    public static Task SucceedsAsync(
        Func<Task> assertion,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(assertion))] string what = "") => SucceedsAsync(
            async () =>
            {
                await assertion();
                return true;
            },
            within,
            what);

    /// <summary>Repeats the question until it no longer throws, and gives its answer.</summary>
    public static async Task<T> SucceedsAsync<T>(
        Func<Task<T>> question,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(question))] string what = "")
    {
        var waiting = Stopwatch.StartNew();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await question();
            }
            catch (Exception e) when (waiting.Elapsed > (within ?? Patience))
            {
                throw new EventuallyException(
                    $"Did not succeed within {waiting.Elapsed.TotalSeconds:0.0} s ({tries} tries): {what}\n"
                    + $"The last failure was {e.GetType().Name}: {e.Message}", e);
            }
            catch (Exception) when (waiting.Elapsed <= (within ?? Patience))
            {
                await Task.Delay(Pause);
            }
        }
    }

    /// <summary>Repeats the question until its answer is the wanted one.</summary>
    public static async Task IsAsync<T>(
        T wanted,
        Func<Task<T>> question,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(question))] string what = "")
    {
        var last = await AnswerAsync(question, answer => Equals(wanted, answer), within);
        if (!last.Right)
            throw new EventuallyException(
                $"Still not {Show(wanted)} after {last.Waited.TotalSeconds:0.0} s ({last.Tries} tries): {what}\n"
                + $"The last answer was {Show(last.Answer)}.");
    }

    /// <summary>Repeats the question until the answer is yes.</summary>
    public static Task IsAsync(
        Func<Task<bool>> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string what = "") => IsAsync(true, condition, within, what);

    public static Task IsAsync(
        Func<bool> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string what = "") =>
        IsAsync(true, () => Task.FromResult(condition()), within, what);

    /// <summary>Repeats the question until the answer will do, and gives that answer.</summary>
    public static async Task<T> BecomesAsync<T>(
        Func<Task<T>> question,
        Func<T, bool> will,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(question))] string what = "",
        [CallerArgumentExpression(nameof(will))] string rule = "")
    {
        var last = await AnswerAsync(question, will, within);
        return last.Right
            ? last.Answer
            : throw new EventuallyException(
                $"Not '{rule}' after {last.Waited.TotalSeconds:0.0} s ({last.Tries} tries): {what}\n"
                + $"The last answer was {Show(last.Answer)}.");
    }

    private static async Task<(bool Right, T Answer, int Tries, TimeSpan Waited)> AnswerAsync<T>(
        Func<Task<T>> question, Func<T, bool> right, TimeSpan? within)
    {
        var waiting = Stopwatch.StartNew();
        for (var tries = 1; ; tries++)
        {
            var answer = await question();
            if (right(answer))
                return (true, answer, tries, waiting.Elapsed);
            if (waiting.Elapsed > (within ?? Patience))
                return (false, answer, tries, waiting.Elapsed);
            await Task.Delay(Pause);
        }
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        System.Collections.IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(Show))}]",
        _ => value.ToString() ?? "",
    };
}

public sealed class EventuallyException : Exception
{
    public EventuallyException(string message)
        : base(message)
    {
    }

    public EventuallyException(string message, Exception last)
        : base(message, last)
    {
    }
}
