using CareBridge.Exchange.Storage;
using CareBridge.Platform.Matching;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Texts as they are compared: without regard to case, accents and width of the gaps between words.</summary>
internal static class SearchText
{
    public static string Normalize(string text) => Kept(PlainLetters.Of(text));

    /// <summary>As much of it as the index keeps.</summary>
    public static string Kept(string text) =>
        PlainLetters.Whole(text.Length <= Lengths.SearchValue ? text : text[..Lengths.SearchValue]);
}
