using System.Text.RegularExpressions;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages;
using CareBridge.Tests.Architecture;
using Microsoft.AspNetCore.Identity;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What the services say of a field, on a page in Spanish.</summary>
public sealed partial class FaultSentencesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string English = "tests/CareBridge.Tests/Portal/Pages/english-faults.txt";

    /// <summary>A literal, with holes that may hold literals.</summary>
    private const string Text = """\$?"((?:[^"\\{]|\{(?:[^{}"]|"[^"]*")*\})*)(?:")""";

    private static readonly string[] Folders =
        ["Platform/Domain", "Portal", "Aftercare", "Consent", "Crisis", "Directory", "Referrals"];

    [Fact]
    public async Task A_field_is_told_of_in_the_readers_language()
    {
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync("/people?language=es");

        await browser.SendAsync("/people", new() { ["name"] = "a b c d e f" });
        Assert.Equal("Como máximo 5 palabras.", browser.FaultOf("name"));
        await browser.OpenAsync("/account");
        await browser.SendAsync(
            "/account", new() { ["current"] = "not the password", ["new"] = "another long password" }, "password");

        Assert.Equal("No es la contraseña actual.", browser.FaultOf("current"));
    }

    [Fact]
    public void What_Identity_says_of_a_password_is_known()
    {
        var says = new IdentityErrorDescriber();

        Assert.Equal(
            "La contraseña debe tener al menos 12 caracteres.",
            FaultSentences.InSpanish(says.PasswordTooShort(12).Description));
        Assert.Equal(
            "La contraseña debe tener al menos 4 caracteres distintos.",
            FaultSentences.InSpanish(says.PasswordRequiresUniqueChars(4).Description));
        Assert.Equal(
            "No es lo que se espera aquí.", FaultSentences.InSpanish("Not what is expected here (line 3)."));
        Assert.Null(FaultSentences.InSpanish("It is to be. Or not to be."));
    }

    /// <summary>
    /// The list holds what is left in English, most of it for programs: a new sentence comes into one of the two.
    /// </summary>
    [Fact]
    public void Each_sentence_of_the_services_is_translated_or_listed()
    {
        var said = Folders.SelectMany(folder => SourceFile.Of($"src/CareBridge.{folder}"))
            .Where(file => !file.Path.Contains("/Pages/", StringComparison.Ordinal))
            .SelectMany(file => SentencesIn(string.Join('\n', file.Lines))).Select(Form).ToHashSet();
        var known = FaultSentences.Spanish.Keys.Select(Form).ToHashSet();

        WrittenByCode.Equal(said.Except(known).Order(StringComparer.Ordinal), English);
        // Of these the wording is not ours, or not in a check.
        Assert.Equal(
            ["Not what is expected here (line #).", "Passwords must be at least # characters.",
                "Passwords must use at least # different characters."],
            known.Except(said).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sentences_are_found_however_they_are_written() => Assert.Equal(
        ["Not in the future.", "# to #.", "Both halves.", "In international form, such as +#."],
        SentencesIn(
            """"
            new Check().That(one(a, "b") > 2, "field", "Not in the future.")
                .That(two, $"{x}.y", $"{Least} to {Most(3)}.").That(three, "z", "Both " + "halves.");
            public const string Rule = "In international form, such as +1.";
            """").Select(Form));

    /// <summary>Numbers and names are as good as each other.</summary>
    private static string Form(string sentence) => Places().Replace(sentence, "#");

    private static IEnumerable<string> SentencesIn(string source)
    {
        var checks = Checks().Matches(source).SelectMany(check => Texts().Matches(Arguments(source, check)));
        return checks.Concat(Rules().Matches(source).Select(rule => Texts().Match(rule.Value)))
            .Select(text => string.Concat(Parts().Matches(text.Value).Select(part => part.Groups[1].Value)))
            .Select(text => text.Replace("{PhoneNumber.Rule}", PhoneNumber.Rule, StringComparison.Ordinal))
            .Where(text => text.EndsWith('.') && text.Length > 2);
    }

    /// <summary>All between the parentheses.</summary>
    private static string Arguments(string source, Match check)
    {
        var (end, depth) = (check.Index + check.Length, 1);
        for (; depth > 0; end++) depth += source[end] switch { '(' => 1, ')' => -1, _ => 0 };
        return source[check.Index..end];
    }

    [GeneratedRegex(@"\bThat\(|new InvalidRequestException\(")]
    private static partial Regex Checks();

    [GeneratedRegex("const string (?:Rule|Refusal) = [^;]*;")]
    private static partial Regex Rules();

    [GeneratedRegex(Text + @"(?:\s*\+\s*" + Text + ")*")]
    private static partial Regex Texts();

    [GeneratedRegex(Text)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\{(?:[^{}""]|""[^""]*"")*\}|\d+")]
    private static partial Regex Places();
}
