import { type ComponentProps, type ReactNode, useId } from 'react';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { Hidden } from './layout.tsx';

interface Common {
  readonly label: string;
  /** The label is for screen readers alone. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

function Frame({
  label,
  hideLabel,
  hint,
  error,
  optional,
  id,
  children,
}: Common & { id: string; children: ReactNode }) {
  const words = useWords(common);
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label htmlFor={id} className={hideLabel ? undefined : styles.label}>
          {hideLabel ? <Hidden>{label}</Hidden> : label}
        </label>
        {optional && <span className={styles.optional}>{words.optional}</span>}
      </div>
      {children}
      {hint !== undefined && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

const about = (id: string, { hint, error }: Common) =>
  classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`) || undefined;

const split = <P extends Common>({ label, hideLabel, hint, error, optional, ...rest }: P) =>
  [
    {
      label,
      ...(hideLabel !== undefined && { hideLabel }),
      hint,
      error,
      ...(optional !== undefined && { optional }),
    } as Common,
    rest,
  ] as const;

/** A labelled input. `error` is read out when it appears. */
export function TextField(props: Common & ComponentProps<'input'>) {
  const id = useId();
  const [frame, { className, ...input }] = split(props);
  return (
    <Frame id={id} {...frame}>
      <input
        id={id}
        className={classes(styles.control, className)}
        aria-invalid={frame.error !== undefined || undefined}
        aria-describedby={about(id, frame)}
        {...input}
      />
    </Frame>
  );
}

/** As above, for several lines. It grows with its text. */
export function TextArea(props: Common & ComponentProps<'textarea'>) {
  const id = useId();
  const [frame, { className, ...input }] = split(props);
  return (
    <Frame id={id} {...frame}>
      <textarea
        id={id}
        rows={1}
        className={classes(styles.control, className)}
        aria-invalid={frame.error !== undefined || undefined}
        aria-describedby={about(id, frame)}
        {...input}
      />
    </Frame>
  );
}

interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}

/** One of several. The browser's own list is used: it works everywhere, with every aid. */
export function SelectField<V extends string>(
  props: Common &
    Omit<ComponentProps<'select'>, 'value' | 'onChange'> & {
      choices: readonly Choice<V>[];
      value: NoInfer<V>;
      onChange(value: NoInfer<V>): void;
    },
) {
  const id = useId();
  const { choices, value, onChange, ...others } = props;
  const [frame, { className, ...input }] = split(others);
  return (
    <Frame id={id} {...frame}>
      <select
        id={id}
        className={classes(styles.control, className)}
        value={value}
        onChange={(event) => onChange(event.target.value as V)}
        aria-describedby={about(id, frame)}
        {...input}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export const CheckField = ({
  label,
  className,
  ...input
}: { label: ReactNode } & ComponentProps<'input'>) => (
  <label className={classes(styles.check, className)}>
    <input type="checkbox" {...input} />
    <span>{label}</span>
  </label>
);
