namespace CareBridge.Aftercare.Domain;

/// <summary>What a check-in may ask. The BARC-10 has a schedule of its own.</summary>
internal enum CheckInQuestion
{
    /// <summary>Whether they kept to what sobriety means for them.</summary>
    Sobriety,
    Craving,
    Mood,
    Sleep,
    Connection,
    Reflection,
}
