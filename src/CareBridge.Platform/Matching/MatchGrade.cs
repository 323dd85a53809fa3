namespace CareBridge.Platform.Matching;

/// <summary>As in http://terminology.hl7.org/CodeSystem/match-grade, from the least to the most.</summary>
public enum MatchGrade
{
    CertainlyNot,
    Possible,
    Probable,
    Certain,
}
