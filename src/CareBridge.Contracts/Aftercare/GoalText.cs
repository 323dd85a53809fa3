namespace CareBridge.Contracts.Aftercare;

/// <summary>What a goal says. Travels and rests sealed only.</summary>
public sealed record GoalText(string Words)
{
    public const int WordsLength = 500;
}
