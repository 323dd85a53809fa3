using CareBridge.Platform.Matching;

namespace CareBridge.Directory.Domain.Identities;

/// <summary>What speaks for and against a match, in plain words that name nobody.</summary>
internal static class EvidenceWords
{
    public static string Of(MatchEvidence evidence) => evidence.Finding switch
    {
        MatchFinding.SameIdentifier => "They have the same number.",
        MatchFinding.OtherIdentifier => "They have different numbers where one person has one number.",
        MatchFinding.SameFamilyName => "The family names are the same.",
        MatchFinding.FamilyNameSlip => $"The family names differ by {Letters(evidence.Slips)}.",
        MatchFinding.OtherFamilyName => "The family names are different.",
        MatchFinding.SameGivenName => "The given names are the same.",
        MatchFinding.GivenNameSlip => $"The given names differ by {Letters(evidence.Slips)}.",
        MatchFinding.GivenNameShortForm => "One given name is the beginning of the other.",
        MatchFinding.OtherGivenName => "The given names are different.",
        MatchFinding.SameBirthDate => "The birth dates are the same.",
        MatchFinding.SameBirthMonth => "The births are in the same month, as far as that is known.",
        MatchFinding.SameBirthYear => "The births are in the same year, as far as that is known.",
        MatchFinding.BirthDateSlip => "The birth dates differ by one digit, or by two neighbors in each other's place.",
        MatchFinding.BirthDateSwapped => "The birth dates have month and day in each other's place.",
        MatchFinding.OtherBirthDate => "The birth dates are different.",
        MatchFinding.SameGender => "The genders are the same.",
        MatchFinding.OtherGender => "The genders are different.",
        MatchFinding.SamePhone => "The telephone numbers are the same.",
        MatchFinding.OtherPhone => "The telephone numbers are different, which says little.",
    };

    private static string Letters(int slips) => slips == 1 ? "one letter" : $"{slips} letters";
}
