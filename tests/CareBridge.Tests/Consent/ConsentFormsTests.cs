using System.Text.RegularExpressions;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;

namespace CareBridge.Tests.Consent;

/// <summary>People sign only what they can read.</summary>
public sealed partial class ConsentFormsTests
{
    [Fact]
    public void The_form_can_be_read_in_the_sixth_grade() =>
        Assert.InRange(FleschKincaidGrade(Texts(ConsentForms.Current(Language.En))), 0, 6.9);

    /// <summary>65 and above on the Szigriszt-Pazos scale is "fairly easy": popular magazines.</summary>
    [Fact]
    public void The_Spanish_form_is_as_easy() =>
        Assert.InRange(SzigrisztPazos(Texts(ConsentForms.Current(Language.Es))), 65, 130);

    [Fact]
    public void Legal_prose_is_found_to_be_too_hard()
    {
        const string english =
            "Notwithstanding the foregoing, redisclosure of substance use disorder records is prohibited unless "
            + "expressly authorized in writing by the individual or otherwise permitted by applicable regulation.";
        const string spanish =
            "Sin perjuicio de lo anteriormente dispuesto, queda terminantemente prohibida la comunicación ulterior "
            + "de la documentación clínica salvo autorización expresa del interesado o disposición reglamentaria.";

        Assert.True(FleschKincaidGrade([english]) > 12);
        Assert.True(SzigrisztPazos([spanish]) < 45);
    }

    [Fact]
    public void Every_wording_says_all_that_the_rule_asks_for_in_its_own_language()
    {
        foreach (var form in ConsentForms.All)
        {
            Assert.Equal(Enum.GetValues<ConsentFormKind>().Length, form.Introductions.Count);
            Assert.All(Texts(form), text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.Same(form, ConsentForms.Find(form.Version, form.Language));
        }
        Assert.All(Enum.GetValues<Language>(), language => Assert.NotNull(ConsentForms.Current(language)));
        Assert.Empty(Texts(ConsentForms.Current(Language.En)).Intersect(Texts(ConsentForms.Current(Language.Es))));
    }

    private static List<string> Texts(ConsentForm form) =>
    [
        .. form.Introductions.Values, form.RightToRevoke, form.Redisclosure, form.Refusal, form.CounsellingNotes,
        form.YourCopy,
    ];

    /// <summary>0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).</summary>
    private static double FleschKincaidGrade(IEnumerable<string> texts)
    {
        var (sentences, words) = Split(texts);
        var syllables = words.Sum(word => Math.Max(1, EnglishSyllables().Count(SilentE().Replace(word, ""))));
        return (0.39 * words.Count / sentences) + (11.8 * syllables / words.Count) - 15.59;
    }

    /// <summary>206.835 - 62.3 syllables a word - words a sentence (Szigriszt Pazos, 1993).</summary>
    private static double SzigrisztPazos(IEnumerable<string> texts)
    {
        var (sentences, words) = Split(texts);
        var syllables = words.Sum(word => Math.Max(1, SpanishSyllables().Count(word)));
        return 206.835 - (62.3 * syllables / words.Count) - ((double)words.Count / sentences);
    }

    private static (int Sentences, List<string> Words) Split(IEnumerable<string> texts)
    {
        var text = string.Join(' ', texts).ToLowerInvariant();
        return (Sentences().Count(text), [.. Words().Matches(text).Select(match => match.Value)]);
    }

    [GeneratedRegex(@"[.?!](\s|$)")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex EnglishSyllables();

    [GeneratedRegex("(?<=[aeiouy][^aeiouy]+)e$|(?<=[aeiou][^aeioutd])ed$")]
    private static partial Regex SilentE();

    /// <summary>A strong vowel, or weak ones without one; accents part diphthongs.</summary>
    [GeneratedRegex("[iuü]?[aeoáéó][iuy]?|[íú]|[iuü]+")]
    private static partial Regex SpanishSyllables();
}
