namespace CareBridge.Contracts.Aftercare;

/// <summary>How far it is, in the words of HL7's goal-achievement.</summary>
public enum GoalAchievement
{
    InProgress,
    Improving,
    Worsening,
    NoChange,
    Achieved,
    Sustaining,
    NotAchieved,
    NoProgress,
    NotAttainable,
}
