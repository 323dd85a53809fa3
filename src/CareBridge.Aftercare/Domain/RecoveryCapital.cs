using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// Answers to the Brief Assessment of Recovery Capital (BARC-10): ten statements, each from 1 (strongly disagree) to
/// 6 (strongly agree).
/// </summary>
/// <param name="Digits">The ten answers in the order of the statements.</param>
internal sealed record RecoveryCapital(string Digits)
{
    public const int Statements = 10;

    private const int Least = 1;
    private const int Most = 6;

    /// <summary>10 to 60.</summary>
    public int Total => Digits.Sum(Value);

    public IReadOnlyList<int> Answers => [.. Digits.Select(Value)];

    /// <exception cref="InvalidRequestException">Not ten answers, or one of them is out of range.</exception>
    public static RecoveryCapital Of(IReadOnlyList<int> answers) => AreComplete(answers)
        ? new RecoveryCapital(string.Concat(answers))
        : throw new InvalidRequestException("recoveryCapitalAnswers", Rule);

    public static bool AreComplete(IReadOnlyList<int> answers) =>
        answers.Count == Statements && answers.All(answer => answer is >= Least and <= Most);

    public static string Rule => $"Exactly {Statements} answers, each {Least} to {Most}.";

    private static int Value(char digit) => digit - '0';
}
