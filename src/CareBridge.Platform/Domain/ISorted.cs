namespace CareBridge.Platform.Domain;

/// <summary>Something that lists show in the order of time.</summary>
public interface ISorted
{
    /// <summary>Made once with <see cref="Domain.SortKey.Of"/>; unique within its kind.</summary>
    string SortKey { get; }
}
