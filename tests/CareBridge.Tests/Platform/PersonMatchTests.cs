using CareBridge.Exchange.Features.Operations;
using CareBridge.Platform.Matching;
using Hl7.Fhir.Model;

namespace CareBridge.Tests.Platform;

/// <summary>How well somebody fits: asked for on the left, known on the right.</summary>
public sealed class PersonMatchTests
{
    private const string Known = "mrn=7 RIVERS JO 1990-04-02 female 5551234567";

    [Theory]
    [InlineData("mrn=7 RIVERS", "Certain")]
    [InlineData("mrn=7 - - 1990-04-02", "Certain")]
    [InlineData("mrn=7 STONE JO 1990-04-02", "Certain")]
    [InlineData("mrn=7", "Probable")]
    [InlineData("mrn=7 STONE", "Possible")]
    [InlineData("mrn=7 STONE AL 1955-01-01", "CertainlyNot")]
    [InlineData("other=7 RIVERS JO 1990-04-02 female", "Probable")]
    [InlineData("mrn=8 RIVERS JO 1990-04-02 female", "Possible")]
    [InlineData("- RIVERS JO 1990-04-02 female 5551234567", "Certain")]
    [InlineData("- RIVERS JO 1990-04-02 female", "Probable")]
    [InlineData("- RIVERS JO 1990-04-02", "Probable")]
    [InlineData("- RIVERS JO 1990-02-04", "Possible")]
    [InlineData("- RIVERS JO 1990-04-20", "Possible")]
    [InlineData("- RIVERS JO 1990-04-03", "Possible")]
    [InlineData("- RIVERS JO 1971-11-30", "CertainlyNot")]
    [InlineData("- RIVERS JO 1990-04", "Possible")]
    [InlineData("- RIVERS JO 1990", "Possible")]
    [InlineData("- RIVERS JO 1991", "CertainlyNot")]
    [InlineData("- RIVRES JO 1990-04-02", "Probable")]
    [InlineData("- RIVERS JOANNA 1990-04-02", "Probable")]
    [InlineData("- RIVERS ANN 1990-04-02", "CertainlyNot")]
    [InlineData("- RIVERS JO - male", "CertainlyNot")]
    [InlineData("- RIVERS JO", "Possible")]
    [InlineData("- RIVERS - 1990-04-02", "Possible")]
    [InlineData("- STONE JO 1990-04-02", "CertainlyNot")]
    [InlineData("- RIVERS", "CertainlyNot")]
    [InlineData("- - - 1990-04-02 female", "CertainlyNot")]
    [InlineData("- RIVERS - - - 5551234567", "Possible")]
    [InlineData("-", "CertainlyNot")]
    public void Traits_are_weighed(string asked, string grade) =>
        Assert.Equal(grade, PersonMatch.Grade(PersonMatch.Score(Traits(asked), Traits(Known))).ToString());

    [Fact]
    public void Every_trait_that_both_have_tells_what_it_adds()
    {
        var evidence = PersonMatch.Compare(Traits("mrn=8 RIVRES JOANNA 1990-02-04 female 5557654321"), Traits(Known));

        Assert.Equal(
            [
                new MatchEvidence(MatchFinding.OtherIdentifier, -4),
                new MatchEvidence(MatchFinding.FamilyNameSlip, 2, Slips: 1),
                new MatchEvidence(MatchFinding.GivenNameShortForm, 1.5),
                new MatchEvidence(MatchFinding.BirthDateSwapped, 2),
                new MatchEvidence(MatchFinding.SameGender, 0.5),
                new MatchEvidence(MatchFinding.OtherPhone, 0),
            ],
            evidence);
        Assert.Empty(PersonMatch.Compare(Traits("-"), Traits(Known)));
    }

    [Theory]
    [InlineData("mrn=7", true)]
    [InlineData("- RIVERS JO", true)]
    [InlineData("- RIVERS - 1990-04-02", true)]
    [InlineData("- RIVERS", false)]
    [InlineData("- - JO - female", false)]
    [InlineData("- - - 1990-04-02 female", false)]
    public void Who_says_too_little_finds_nobody(string asked, bool canTell) =>
        Assert.Equal(canTell, PersonMatch.CanTell(Traits(asked)));

    [Theory]
    [InlineData("Müller-Lüdenscheidt", "MULLERLUDENSCHEIDT")]
    [InlineData("  O'Brien ", "OBRIEN")]
    [InlineData("Núñez", "NUNEZ")]
    [InlineData("Nu\u0301n\u0303ez", "NUNEZ")]
    [InlineData("Ōtani Žižek Łu", "OTANIZIZEKLU")]
    [InlineData("王", "王")]
    public void Names_are_written_one_way(string name, string plain) => Assert.Equal(
        [plain], TraitsReader.Of(new Patient { Name = [new HumanName { Family = name }] }).FamilyNames);

    [Theory]
    [InlineData("+1 (555) 123-4567", "5551234567")]
    [InlineData("555.123.4567", "5551234567")]
    [InlineData("4567", "")]
    public void Phones_are_written_one_way(string phone, string plain) => Assert.Equal(plain, MatchText.Phone(phone));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("RIVERS", "RIVRES", 1)]
    [InlineData("RIVERS", "RIVER", 1)]
    [InlineData("RIVERS", "RAVERS", 1)]
    [InlineData("CA", "ABC", 3)]
    public void Slips_are_counted(string one, string other, int slips) =>
        Assert.Equal(slips, MatchText.Slips(one, other));

    /// <summary>Identifier, family name, given name, birth date, gender, phone; a dash for none.</summary>
    private static PersonTraits Traits(string text)
    {
        var all = text.Split(' ').Concat(Enumerable.Repeat("-", 6)).Select(one => one == "-" ? null : one).ToList();
        return new PersonTraits
        {
            Identifiers = all[0]?.Split('=') is [var system, var value] ? [(system, value)] : [],
            FamilyNames = All(all[1]),
            GivenNames = All(all[2]),
            BirthDate = all[3],
            Gender = all[4],
            Phones = All(all[5]),
        };
    }

    private static IReadOnlyList<string> All(string? one) => one is null ? [] : [one];
}
