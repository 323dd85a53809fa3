namespace CareBridge.Aftercare.Domain;

/// <summary>Of what people read; by its BCP 47 tag on the outside.</summary>
internal enum Language
{
    En,
    Es,
}

internal static class LanguageTags
{
    /// <summary>BCP 47.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.En => "en",
        Language.Es => "es",
    };
}
