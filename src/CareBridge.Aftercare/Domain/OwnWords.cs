namespace CareBridge.Aftercare.Domain;

/// <summary>What a participant wrote. Rests sealed only.</summary>
internal sealed record OwnWords(string Text);
