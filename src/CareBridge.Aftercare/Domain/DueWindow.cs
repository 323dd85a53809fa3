namespace CareBridge.Aftercare.Domain;

/// <summary>
/// When a check-in counts for the day it is due on: from the day after the one before, to the day's end.
/// </summary>
/// <param name="Closes">No longer in it.</param>
internal sealed record DueWindow(DateOnly Day, DateTimeOffset Opens, DateTimeOffset Closes);
