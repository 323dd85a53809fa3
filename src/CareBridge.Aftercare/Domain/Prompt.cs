namespace CareBridge.Aftercare.Domain;

/// <summary>A question to reflect on, in each language.</summary>
internal sealed record Prompt(string En, string Es)
{
    public const int Length = 300;

    public string In(Language language) => language switch
    {
        Language.En => En,
        Language.Es => Es,
    };
}
