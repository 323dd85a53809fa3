using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;

namespace CareBridge.Platform.Questions;

/// <summary>
/// Asks a service that runs elsewhere, in one request, what is asked of it at the same time; each question is answered
/// or refused by itself. A request leaves after all of its questions were asked. As prompt as
/// <see cref="QuestionClient.AskPromptlyAsync"/>.
/// </summary>
/// <param name="weigh">How large a question is; one that is too large for others goes alone.</param>
/// <param name="most">Of the weight of one request.</param>
public sealed class SharedQuestion<TQuestion, TAnswer>(
    QuestionClient client, string service, Func<TQuestion, int> weigh, int most, TimeProvider time)
    where TQuestion : notnull
    where TAnswer : class
{
    /// <summary>More than <see cref="QuestionClient.AskPromptlyAsync"/> takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Gathering<TQuestion, Told<TAnswer>> _gathering = new(
        (questions, cancellation) => AskAllAsync(client, service, Requests(questions, weigh, most), cancellation),
        Patience,
        time);

    /// <exception cref="UnavailableException">The service does not answer.</exception>
    public async Task<TAnswer> AskAsync(TQuestion question, CancellationToken cancellation)
    {
        Told<TAnswer>? told;
        try
        {
            told = await _gathering.AskAsync(question, cancellation);
        }
        catch (TimeoutException exception)
        {
            throw new UnavailableException(service, exception);
        }
        return told!.Answer ?? throw told.Refusal!;
    }

    private static async Task<IReadOnlyDictionary<TQuestion, Told<TAnswer>>> AskAllAsync(
        QuestionClient client,
        string service,
        IEnumerable<IReadOnlyList<TQuestion>> requests,
        CancellationToken cancellation)
    {
        var answered = await Task.WhenAll(requests.Select(async questions =>
            questions.Zip(await client.AskTogetherAsync<TQuestion, TAnswer>(service, questions, cancellation))));
        return answered.SelectMany(pairs => pairs).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static List<List<TQuestion>> Requests(
        IReadOnlyList<TQuestion> questions, Func<TQuestion, int> weigh, int most)
    {
        var requests = new List<List<TQuestion>>();
        var weight = 0;
        foreach (var question in questions)
        {
            weight += weigh(question);
            if (requests.Count == 0 || weight > most)
            {
                requests.Add([]);
                weight = weigh(question);
            }
            requests[^1].Add(question);
        }
        return requests;
    }
}

/// <summary>What came of one question of several; one of the two is there.</summary>
internal sealed record Told<TAnswer>(TAnswer? Answer, Exception? Refusal)
    where TAnswer : class;
